using Rolecall.Server.Hosting;

namespace Rolecall.Server;

/// <summary>What <c>rolecall serve</c> does: settings, store, server, in this order.</summary>
internal static class Serving
{
    public static async Task RunAsync(IReadOnlyDictionary<string, string?> given, CancellationToken ct)
    {
        var builder = Composition.CreateBuilder(given);
        var settings = ServerSettings.Read(builder.Configuration);
        var clock = TimeProvider.System;
        await using var store = settings.StoreAddress.Open(clock);
        await using var app = Composition.Build(builder, settings, clock, store);
        StartChecks.Run(settings, app.Environment.IsProduction(), app.Logger);
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
    }
}

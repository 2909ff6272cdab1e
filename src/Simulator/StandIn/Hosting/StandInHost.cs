using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pages;
using Rolecall.Simulator.StandIn.Pushing;
using Rolecall.Simulator.StandIn.SignIn;
using Rolecall.Simulator.StandIn.WireView;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.StandIn.Hosting;

/// <summary>Puts the stand-in together and runs it.</summary>
internal static class StandInHost
{
    private const long LargestBody = 1 << 20;

    public static async Task<int> RunAsync(StandInSettings settings, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        try
        {
            await using var app = Build(settings, TimeProvider.System);
            await app.StartAsync(ct);
            await output.WriteLineAsync($"The stand-in identity provider runs at {settings.Urls[0]} (Ctrl-C stops it; it keeps {settings.StatePath}).");
            await app.WaitForShutdownAsync(ct);
            return 0;
        }
        catch (Exception refusal) when (refusal is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"rolecall: {refusal.Message}");
            return 1;
        }
    }

    public static WebApplication Build(StandInSettings settings, TimeProvider clock)
    {
        // Empty: no settings file or variable of the folder it is started in has a say.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls([.. settings.Urls]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        services.AddRouting();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        services.AddSingleton(clock).AddSingleton(StateFile.Open(settings.StatePath, clock));
        services.AddSingleton(_ => HttpLine.Open()).AddSingleton<WireLog>().AddSingleton<Connections>();
        services.AddSingleton<Provisioner>().AddSingleton<Credentials>().AddSingleton<Imports>();
        services.AddSingleton<Origin>().AddSingleton<Desk>();
        services.AddSignIn();

        var app = builder.Build();
        app.UseGuards(settings.AllowRemote);
        app.UseRouting();
        app.MapAssets();
        app.MapWire();
        app.MapApps();
        app.MapSignOn();
        app.MapIntegration();
        app.MapToApp();
        app.MapAttributes();
        app.MapImport();
        app.MapAssignments();
        app.MapAssignPeople();
        app.MapAssignGroups();
        app.MapPushGroups();
        app.MapPeople();
        app.MapGroups();
        app.MapSignIn();
        return app;
    }
}

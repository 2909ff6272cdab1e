using Microsoft.AspNetCore.HttpOverrides;
using Rolecall.Domain;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Server.Access;
using Rolecall.Server.Admin;
using Rolecall.Server.Egress;
using Rolecall.Server.Hosting;
using Rolecall.Server.Operations;
using Rolecall.Server.Pages;
using Rolecall.Server.Recording;
using Rolecall.Server.RestApi;
using Rolecall.Server.ScimApi;
using Rolecall.Server.SignIn;
using Rolecall.Server.Workers;
using Rolecall.Storage;
using Rolecall.Storage.Backups;

namespace Rolecall.Server;

/// <summary>Puts the server together. With Program.cs the only place that knows every room.</summary>
internal static class Composition
{
    /// <param name="given">Settings of highest precedence; null values count as not given.</param>
    public static WebApplicationBuilder CreateBuilder(IReadOnlyDictionary<string, string?> given, string? environment = null)
    {
        KestrelLimits.RefuseBareLineFeeds();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment ?? RuntimeFloor.DefaultEnvironment(),
            // Settings are read at the start. To watch their file is to watch its folder and all below, where every write to the store would wake the watcher.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Configuration.AddEnvironmentVariables("ROLECALL_");
        builder.Configuration.AddInMemoryCollection(given.Where(setting => setting.Value is not null));
        Logs.Configure(builder.Logging, builder.Environment.IsProduction());
        return builder;
    }

    public static WebApplication Build(
        WebApplicationBuilder builder, ServerSettings settings, TimeProvider clock, IStore store)
    {
        var door = settings.StoreAddress is SqliteAddress { Path: var database } ? new OperatorSocket(database) : null;
        builder.WebHost.UseUrls([.. settings.UrlList, .. door is null ? Array.Empty<string>() : [door.Url]]);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Apply(kestrel, settings));

        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(settings.LeaveSeconds + settings.DrainSeconds));
        services.AddSingleton(settings).AddSingleton(clock);
        services.AddSingleton(store.Installation).AddSingleton(store.Accounts).AddSingleton<IDirectories>(store).AddSingleton<IChanges>(store);
        if (store is IBackups backups)
            services.AddSingleton(backups);
        services.AddSingleton<PublicUrl>().AddSingleton<Readiness>();
        services.AddSingleton<LastUse>().AddSingleton<AccessCache>().AddSingleton<BearerReader>().AddSingleton<PendingExchanges>(_ => new PendingExchanges());
        services.AddSingleton<Cursors>();
        services.AddSingleton<CreateMember>().AddSingleton<ReplaceMember>().AddSingleton<PatchMember>().AddSingleton<DeleteMember>();
        services.AddSingleton<CreateGroup>().AddSingleton<ReplaceGroup>().AddSingleton<PatchGroup>().AddSingleton<DeleteGroup>();
        services.AddSingleton<CreateResource>().AddSingleton<ReplaceResource>().AddSingleton<PatchResource>().AddSingleton<DeleteResource>();
        services.AddSingleton<UserWrites>().AddSingleton<GroupWrites>().AddSingleton<ResourceOperations>().AddSingleton<ResourceWrites>();
        services.AddSingleton<IRehearsals, Rehearsals>();
        services.AddEgress(settings, builder.Environment.IsDevelopment());
        services.AddRestApi();
        services.AddConsole();
        services.AddSignIn(settings);
        services.AddOperator(door);
        services.AddHostedService<RecordExchanges>();
        services.AddHostedService<RecordLastUse>();
        services.AddHostedService<TrimLogs>();
        services.AddHostedService<Leaving>();
        return Map(builder.Build(), settings, clock);
    }

    private static WebApplication Map(WebApplication app, ServerSettings settings, TimeProvider clock)
    {
        app.UseRequestIds(clock);
        if (settings.ProxyNetworks is { Count: > 0 } proxies)
            app.UseForwardedHeaders(Believing(proxies));
        app.UseScimGate();
        app.UseRestApi();
        app.UsePages();
        app.UseRouting();
        app.MapHealth();
        app.MapScimApi();
        app.MapRestApi();
        app.MapConsole();
        app.MapSignInRoom();
        if (settings.StoreAddress is SqliteAddress)
            app.MapOperator();
        EndpointPolicies.Verify(app);
        return app;
    }

    /// <summary>X-Forwarded-* of anyone else would let the client choose its own address (security.md R-37).</summary>
    private static ForwardedHeadersOptions Believing(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = null, // every hop must be a known one
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            options.KnownIPNetworks.Add(proxy);
        return options;
    }
}

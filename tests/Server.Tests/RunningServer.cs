using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;
using Rolecall.Server.Hosting;
using Rolecall.Server.Tests;
using Rolecall.Server.Tests.Admin;
using Rolecall.Server.Workers;
using Rolecall.Storage;

[assembly: AssemblyFixture(typeof(RunningServer))]

namespace Rolecall.Server.Tests;

/// <summary>
/// The whole server, as it is in production, on a port of its own with a store of its own. All tests share one and each makes
/// the workspaces it needs; a test that turns the clock or stops the server starts another.
/// </summary>
public sealed class RunningServer : IAsyncLifetime
{
    public const string PublicUrl = "https://rolecall.example";

    private static readonly SamlProvider Okta =
        new("http://www.okta.com/exk1", new Uri("https://example.okta.com/app/sso/saml"), "redirect", ["MIIC"]);

    /// <summary>What a test waits for one answer, however busy the machine is.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim flushing = new(1);
    private IStore? store;
    private WebApplication? app;
    private TestVisitors? visitors;

    /// <summary>The setting: whose X-Forwarded-* is believed.</summary>
    internal string Proxies { get; init; } = "";

    /// <summary>A server in development shows the mails that it would send, and may fetch from this machine.</summary>
    internal string Stage { get; init; } = Environments.Production;

    /// <summary>A store that is there already, for this server alone.</summary>
    internal string? StoreAddress { get; init; }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Without a token and following no redirects.</summary>
    public HttpClient Http { get; private set; } = new();

    public Uri Url => Http.BaseAddress!;

    internal TestStore Kept { get; } = TestStore.New();

    /// <summary>Of a server whose store is a file.</summary>
    public string StorePath => ((SqliteTestStore)Kept).Path;

    public WrittenLog Log { get; } = new();

    /// <summary>Who browses the console.</summary>
    internal TestVisitors Visitors => visitors ??= new TestVisitors(Clock);

    /// <summary>The server's own way to the store: what it keeps in memory hears of what is written here.</summary>
    public IDirectories Directories => Services.GetRequiredService<IDirectories>();

    public IInstallation Installation => store!.Installation;

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        var builder = Composition.CreateBuilder(
            new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0", ["store"] = StoreAddress ?? Kept.Address, ["proxies"] = Proxies,
            },
            Stage);
        builder.Services.AddSingleton<IVisitors>(Visitors);
        builder.Logging.ClearProviders().AddProvider(Log);
        var settings = ServerSettings.Read(builder.Configuration);
        store = settings.StoreAddress.Open(Clock);
        await Installation.SetPublicUrlAsync(PublicUrl, CancellationToken.None);
        app = Composition.Build(builder, settings, Clock, store);
        await app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = Longest };
    }

    public async Task<TestWorkspace> GivenWorkspaceAsync(
        Behaviour? behaviour = null, string owner = "owner@example.com", string client = "generic")
    {
        var request = new FoundingRequest("Example", owner, "Olga Owner", behaviour ?? Presets.Documented, Okta) { Client = client };
        var founded = await new FoundWorkspace(Installation, Clock).RunAsync(request, "test", CancellationToken.None);
        return new TestWorkspace(this, founded);
    }

    /// <summary>Writes down what the workers would within a second or a minute.</summary>
    /// <remarks>One test after the other: whoever found nothing left to write would go on before another had written it.</remarks>
    public async Task FlushAsync()
    {
        await flushing.WaitAsync();
        try
        {
            foreach (var worker in Services.GetServices<IHostedService>())
            {
                if (worker is RecordExchanges exchanges)
                    await exchanges.FlushAsync(CancellationToken.None);
                if (worker is RecordLastUse lastUse)
                    await lastUse.FlushAsync(CancellationToken.None);
            }
        }
        finally
        {
            flushing.Release();
        }
    }

    /// <summary>From now on every request to the store fails in a way that no one foresaw.</summary>
    public async Task BreakStoreAsync()
    {
        await store!.DisposeAsync();
        store = null;
    }

    /// <summary>What SIGTERM does.</summary>
    public Task StopAsync() => app!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app!.StopAsync();
        await app.DisposeAsync();
        if (store is not null)
            await store.DisposeAsync();
        Kept.Dispose();
        Log.Dispose();
        flushing.Dispose();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Rolecall.Server.Operations;

namespace Rolecall.Server.Tests.Hosting;

public sealed class HealthTests(RunningServer server)
{
    [Theory, Spec("R-62")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_server_with_a_store_that_takes_writes_is_live_and_ready(string path)
    {
        using var response = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
    }

    [Fact, Spec("R-62")]
    public async Task Without_its_store_it_is_live_but_not_ready()
    {
        await using var broken = new RunningServer();
        await broken.InitializeAsync();
        await broken.BreakStoreAsync();

        using var live = await broken.Http.GetAsync("/health/live", TestContext.Current.CancellationToken);
        using var ready = await broken.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)live.StatusCode);
        Assert.Equal(503, (int)ready.StatusCode);
    }

    [Fact, Spec("R-59")]
    public async Task While_it_stops_it_is_not_ready_and_what_waited_for_the_log_is_written()
    {
        await using var stopping = new RunningServer();
        await stopping.InitializeAsync();
        var workspace = await stopping.GivenWorkspaceAsync();
        await workspace.GetAsync("/Users");

        await stopping.StopAsync();

        Assert.False(await stopping.Services.GetRequiredService<Readiness>().IsReadyAsync(CancellationToken.None));
        Assert.Single(await workspace.Directory.ReadLogAsync(new(Count: 10), CancellationToken.None));
    }

    [Theory, Spec("R-67")]
    [InlineData("/swagger")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/metrics")]
    [InlineData("/appsettings.json")]
    public async Task Nothing_else_is_served_unasked(string path)
    {
        using var response = await server.Http.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact, Spec("R-53")]
    public async Task The_servers_own_log_holds_no_names_queries_or_tokens()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{"userName":"canary-name-5d"}""");

        await workspace.GetAsync("/Users?filter=userName%20eq%20%22canary-name-5d%22");
        await workspace.PostAsync("/Users", """{"userName":"canary-name-5d"}""");

        Assert.DoesNotContain("canary-name-5d", server.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(workspace.ScimToken, server.Log.Text, StringComparison.Ordinal);
    }
}

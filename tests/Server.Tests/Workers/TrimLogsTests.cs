using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Rolecall.Domain;
using Rolecall.Server.Tests.SignIn.Sso;
using Rolecall.Server.Workers;

namespace Rolecall.Server.Tests.Workers;

public sealed class TrimLogsTests
{
    [Fact]
    public async Task Lines_older_than_the_setting_go_and_the_audit_stays()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{ "userName": "early" }""");
        server.Clock.Advance(TimeSpan.FromDays(29));
        await workspace.GivenUserAsync("""{ "userName": "late" }""");
        server.Clock.Advance(TimeSpan.FromDays(2));
        var audit = await workspace.Directory.ReadAuditAsync(1, 100, CancellationToken.None);
        var surfer = new Surfer(server);
        await surfer.EnterAsync((await server.GivenWorkspaceAsync()));
        var handle = surfer.Cookies["__Host-rolecall"].Split('_')[2];
        server.Clock.Advance(TimeSpan.FromHours(13));

        await server.Services.GetServices<IHostedService>().OfType<TrimLogs>().Single().TrimAsync(CancellationToken.None);

        var left = Assert.Single(await workspace.LogAsync());
        Assert.Contains("late", left.Exchange.Request, StringComparison.Ordinal);
        Assert.Null(await server.Services.GetRequiredService<IAccounts>().FindSessionAsync(handle, null, CancellationToken.None));
        Assert.Equal(audit.Count, (await workspace.Directory.ReadAuditAsync(1, 100, CancellationToken.None)).Count);
    }
}

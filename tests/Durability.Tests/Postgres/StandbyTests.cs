using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Postgres;

/// <summary>PostgreSQL lets a commit succeed whose wait for the standby was cancelled: with nothing but a warning.</summary>
public sealed class StandbyTests
{
    [Fact]
    [Spec("R-55")]
    public async Task A_write_that_did_not_reach_the_standby_is_not_acknowledged()
    {
        using var postgres = PostgresOnDisk.Start();
        using var installation = await postgres.FoundAsync();
        installation.Store += ";Command Timeout=2";
        using var server = await ServerProcess.StartAsync(installation);
        using var users = new ScimUsers(server.Address, installation);
        using (var before = await users.PostAsync("before@durable.example", "before"))
            Assert.Equal(201, (int)before.StatusCode);

        postgres.Execute("alter system set synchronous_standby_names = 'nobody'");
        postgres.Execute("select pg_reload_conf()");
        await Task.Delay(200, TestContext.Current.CancellationToken);
        using var alone = await users.PostAsync("alone@durable.example", "alone");

        Assert.Equal(503, (int)alone.StatusCode);
        Assert.True(alone.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
    }
}

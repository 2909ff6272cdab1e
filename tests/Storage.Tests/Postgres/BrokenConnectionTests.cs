using Rolecall.Storage.Postgres;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Postgres;

/// <summary>Connections that broke while nobody used them, as all of them do at a failover.</summary>
public sealed class BrokenConnectionTests
{
    [Fact, Spec("R-57")]
    public async Task A_connection_that_its_keep_alive_found_broken_is_replaced()
    {
        using var database = PostgresDatabases.New();
        await using var store = PostgresStore.Open(database.Connection + ";Keepalive=1", TimeProvider.System);
        await UseAllAsync(store);
        PostgresCluster.Shared.Execute(database.Name, "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'app' and datname = current_database()");
        await Task.Delay(2500, TestContext.Current.CancellationToken);

        await UseAllAsync(store);
    }

    private static async Task UseAllAsync(PostgresStore store)
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.Installation.FindCredentialAsync("nobody", CancellationToken.None)));
        Assert.True(await store.Installation.IsWritableAsync(CancellationToken.None));
    }
}

using Rolecall.Domain.Groups;
using Rolecall.Scim.Documents;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Tests.Contract;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Postgres;

/// <summary>
/// Most workspaces are small and one is not: the planner, which knows the many, must not take the one for one of them and read all of it
/// where a row is to be looked up.
/// </summary>
public sealed class UnevenWorkspacesTests : IDisposable
{
    private const int SmallOnes = 150;
    private const int People = 2_000;
    private const int Times = 20;

    private static readonly (string Name, Func<FilledWorkspace, int, Task> Step)[] Steps =
    [
        ("find a member", (large, n) => large.FindAsync(n)),
        ("look a member up by user name", (large, n) => large.ListAsync($"userName eq \"p{n}\"")),
        ("look a member up by an address", (large, n) => large.ListAsync($"emails.value eq \"p{n}@example.com\"")),
        ("see whether a member is in a group", (large, n) => large.ListAsync($"id eq \"{large.People[n]}\" and groups.value eq \"{large.Group}\"")),
        ("list a page", (large, _) => large.ListAsync(null)),
        ("create a member", (large, n) => large.AddAsync($"new{n}")),
        ("change a member", (large, n) => large.ChangeAsync(n, profile => profile.With("title", new TextNode("Engineer")))),
        ("put a member into a group", (large, n) => large.Groups.TakeAsync(large.Group, new AddMembers([large.People[2 * n].Value]))),
        ("take a member out of a group", (large, n) => large.Groups.TakeAsync(large.Group, new RemoveMembers([large.People[(2 * n) + 1].Value]))),
        ("rename a group", (large, n) => large.Groups.ChangeAsync(large.Group, group => group with { Profile = GroupPush.Named($"Half {n}") })),
        ("delete a member", (large, n) => large.DeleteAsync(People - 1 - n)),
    ];

    private readonly PostgresDatabase database = PostgresDatabases.New();

    public void Dispose() => database.Dispose();

    [Theory, Spec("I-11")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_concerns_one_member_is_looked_up(bool isCountedWhenLarge)
    {
        Run("""
            do $$
            declare t text;
            begin
                for t in select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace loop
                    execute format('alter table %I set (autovacuum_enabled = false)', t);
                end loop;
            end $$
            """);
        FilledWorkspace large;
        await using (var store = Open())
        {
            for (var n = 0; n < SmallOnes; n++)
                await FilledWorkspace.NewAsync(store, $"owner@s{n}.example", 2);
            if (!isCountedWhenLarge)
                Run("analyze");
            large = await FilledWorkspace.NewAsync(store, "owner@large.example", People);
            if (isCountedWhenLarge)
                Run("analyze");
        }

        foreach (var (name, step) in Steps)
        {
            var before = RowsRead();
            await using (var store = Open())
            {
                for (var n = 0; n < Times; n++)
                    await step(large with { Store = store }, n);
            }

            // What a connection has counted is told at the latest when it is closed.
            var rows = (RowsRead() - before) / Times;
            TestContext.Current.TestOutputHelper!.WriteLine($"to {name}: {rows} rows");
            Assert.True(rows < 100, $"To {name}, {rows} rows were read.");
        }
    }

    private PostgresStore Open() => PostgresStore.Open(database.Connection, TimeProvider.System);

    private long RowsRead() => (long)PostgresUnderTest.Query(
        database.OwnersConnection + ";Pooling=false",
        """
        select ((select sum(idx_tup_read) from pg_stat_user_indexes) + (select sum(seq_tup_read) from pg_stat_user_tables))::bigint
        """)[0][0]!;

    private void Run(string sql) => PostgresCluster.Shared.Execute(database.Name, sql);
}

using Microsoft.Extensions.Time.Testing;
using Rolecall.Domain.Auditing;
using Rolecall.Storage.Checking;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Contract;
using Rolecall.Storage.Tests.Sqlite;
using Rolecall.Storage.Transfer;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Transfer;

/// <summary>From one machine to several and back.</summary>
public sealed class MovingTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly PostgresDatabase database = PostgresDatabases.New();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 30, 0, 123, TimeSpan.Zero));
    private Founded? founded;

    private string File => folder.File("store.db");

    private SqliteAddress OnFile => new(File);

    private PostgresAddress InDatabase => new(database.OwnersConnection);

    private Founded Ours => founded!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var store = SqliteStore.Open(File, clock);
        founded = await new Filled(store, clock).FillAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Every_row_arrives_and_comes_back()
    {
        var before = StoreRows.OfFile(File);
        Assert.All(before, table => Assert.True(table.Value.Count > 0, $"{table.Key} has nothing that could be lost"));

        var copied = Copy.Run(OnFile, InDatabase, clock, _ => { }, Ct);
        Assert.Equal(before.ToDictionary(table => table.Key, table => (long)table.Value.Count), copied.ToDictionary(table => table.Table, table => table.Rows));
        Same(before, StoreRows.OfDatabase(database.OwnersConnection));

        var back = folder.File("back.db");
        Copy.Run(InDatabase, new SqliteAddress(back), clock, _ => { }, Ct);
        Same(before, StoreRows.OfFile(back));
        Assert.Equal(Numbers(OnFile), Numbers(new SqliteAddress(back)));
    }

    [Fact]
    public async Task The_new_store_goes_on_where_the_old_one_ended()
    {
        Copy.Run(OnFile, InDatabase, clock, _ => { }, Ct);
        var last = Numbers(OnFile)["member"];

        await using (var store = PostgresStore.Open(database.Connection, clock))
            Assert.Equal(last + 1, await GoOnAsync(store));
        var back = new SqliteAddress(folder.File("back.db"));
        Copy.Run(InDatabase, back, clock, _ => { }, Ct);
        await using (var store = back.Open(clock))
            Assert.Equal(last + 2, await GoOnAsync(store));

        Assert.All(Check.Store(back, _ => { }, Ct), result => Assert.Empty(result.Faults));
        Assert.All(Check.Store(InDatabase, _ => { }, Ct), result => Assert.Empty(result.Faults));
    }

    /// <summary>A fill-all row of one side would only be found by whoever needs it.</summary>
    [Fact]
    public void Both_databases_have_the_same_tables_columns_and_keys()
    {
        using var file = Sources.Open(OnFile);
        using var other = Sources.Open(InDatabase);

        Assert.Equal(Shape(file), Shape(other));
        Assert.Equal(file.Numbers.Keys.Order(StringComparer.Ordinal), other.Numbers.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_store_with_something_in_it_is_no_target()
    {
        Copy.Run(OnFile, InDatabase, clock, _ => { }, Ct);
        var file = folder.File("back.db");
        Copy.Run(OnFile, new SqliteAddress(file), clock, _ => { }, Ct);

        foreach (var target in new StoreAddress[] { InDatabase, new SqliteAddress(file) })
        {
            var refused = Assert.Throws<UnusableStoreException>(() => Copy.Run(OnFile, target, clock, _ => { }, Ct));
            Assert.StartsWith("The target has something in it already", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_empty_store_is_one()
    {
        var empty = new SqliteAddress(folder.File("empty.db"));
        await empty.Open(clock).DisposeAsync();

        Copy.Run(OnFile, empty, clock, _ => { }, Ct);

        Assert.All(Check.Store(empty, _ => { }, Ct), result => Assert.Empty(result.Faults));
    }

    [Fact]
    public async Task A_file_that_is_served_is_neither_source_nor_target()
    {
        await using var source = SqliteStore.Open(File, clock);
        var target = folder.File("target.db");
        await using var served = SqliteStore.Open(target, clock);

        Assert.Contains("Another server", Assert.Throws<UnusableStoreException>(() => Copy.Run(OnFile, InDatabase, clock, _ => { }, Ct)).Message, StringComparison.Ordinal);
        Assert.Contains("Another server", Assert.Throws<UnusableStoreException>(
            () => Copy.Run(InDatabase, new SqliteAddress(target), clock, _ => { }, Ct)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_served_is_no_target()
    {
        await using var served = PostgresStore.Open(database.Connection, clock);
        await served.Installation.FindPublicUrlAsync(Ct);

        var refused = Assert.Throws<UnusableStoreException>(() => Copy.Run(OnFile, InDatabase, clock, _ => { }, Ct));

        Assert.StartsWith("A server works on the target", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_copy_leaves_an_empty_target_and_can_be_repeated()
    {
        var file = folder.File("target.db");
        foreach (var target in new StoreAddress[] { InDatabase, new SqliteAddress(file) })
            Assert.Throws<OperationCanceledException>(() => Copy.Run(OnFile, target, clock, Interrupt, Ct));

        Assert.False(System.IO.File.Exists(file));
        Assert.False(System.IO.File.Exists(file + ".part"));
        await using (var store = PostgresStore.Open(database.Connection, clock)) // row-level security is forced as before
            Assert.Empty(await store.Installation.ListWorkspacesAsync(Ct));
        Copy.Run(OnFile, InDatabase, clock, _ => { }, Ct);
        Copy.Run(OnFile, new SqliteAddress(file), clock, _ => { }, Ct);

        static void Interrupt(Step step)
        {
            if (step is { What: "verify members", IsLast: true })
                throw new OperationCanceledException();
        }
    }

    [Fact]
    public void A_plain_owner_may_copy_and_a_servers_login_may_not()
    {
        var name = PostgresCluster.Shared.CreateDatabase();
        PostgresCluster.Shared.Execute(name, $"create role {name}_owner login createrole; alter database {name} owner to {name}_owner; alter schema public owner to {name}_owner");
        var owned = new PostgresDatabase(name);
        var plain = new PostgresAddress(PostgresCluster.Shared.ConnectionTo(name, $"{name}_owner"));

        Copy.Run(OnFile, plain, clock, _ => { }, Ct);
        Same(StoreRows.OfFile(File), StoreRows.OfDatabase(owned.OwnersConnection));
        Assert.All(Check.Store(plain, _ => { }, Ct), result => Assert.Empty(result.Faults));
        owned.Dispose();

        var refused = Assert.Throws<UnusableStoreException>(() => Copy.Run(OnFile, new PostgresAddress(database.Connection), clock, _ => { }, Ct));
        Assert.Contains("name the owner of the tables", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_older_schema_is_not_copied()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "delete from schema_versions where version > 3";
            command.ExecuteNonQuery();
        }

        var refused = Assert.Throws<UnusableStoreException>(() => Copy.Run(OnFile, InDatabase, clock, _ => { }, Ct));

        Assert.Contains("schema version 3", refused.Message, StringComparison.Ordinal);
    }

    private static void Same(SortedDictionary<string, List<string>> expected, SortedDictionary<string, List<string>> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach (var (table, rows) in expected)
            Assert.Equal(rows, actual[table]);
    }

    private static IReadOnlyDictionary<string, long> Numbers(StoreAddress store)
    {
        using var snapshot = Sources.Open(store);
        return snapshot.Numbers;
    }

    private static IEnumerable<string> Shape(Snapshot snapshot) => snapshot.Tables.OrderBy(table => table.Name, StringComparer.Ordinal).Select(table =>
        $"{table.Name} ({string.Join(", ", table.Columns.Select(Shape).Order(StringComparer.Ordinal))}) by {table.Order}");

    private static string Shape(Column column) => $"{column.Name} {(column.Kind == ColumnKind.Flag ? ColumnKind.Number : column.Kind)}";

    /// <summary>Adds a member to what is there.</summary>
    private async Task<long> GoOnAsync(IStore store)
    {
        var directory = store.Open(Ours.Id);
        var before = (await directory.ReadWorkspaceAsync(Ct)).Workspace.Sequence;
        var added = await new Filled(store, clock).AddAsync(Ours, Profiles.Of($"later{before}"));
        var entry = Assert.Single(await directory.ReadAuditAsync(before + 1, 10, Ct));
        var previous = Assert.Single(await directory.ReadAuditAsync(before, 1, Ct));
        Assert.Equal(
            AuditChain.Next(previous.Hash.Span, Ours.Id.Value, entry.Sequence, entry.At, entry.By, entry.Address, entry.RequestId, entry.Fact),
            entry.Hash.ToArray());
        Assert.NotNull(await directory.FindMemberAsync(added.Member.Id!.Value, Ct));
        return added.Member.Number.Value;
    }
}

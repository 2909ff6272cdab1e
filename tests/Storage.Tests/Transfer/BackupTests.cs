using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Scim;
using Rolecall.Storage.Backups;
using Rolecall.Storage.Checking;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Contract;
using Rolecall.Storage.Tests.Sqlite;
using Rolecall.Storage.Transfer;
using Rolecall.Testing.Postgres;

namespace Rolecall.Storage.Tests.Transfer;

/// <summary>A backup is proven by a restore.</summary>
[Spec("R-61")]
public sealed class BackupTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 30, 0, 123, TimeSpan.Zero));
    private SqliteStore? store;
    private Founded? founded;

    private string StoreFile => folder.File("store.db");

    private string BackupFile => folder.File("backup.db");

    private SqliteStore Store => store!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = SqliteStore.Open(StoreFile, clock);
        founded = await new Filled(store, clock).FillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_backup_of_a_served_file_is_restored_row_for_row_into_either_store()
    {
        var manifest = await Store.BackUpAsync(BackupFile, replace: false, Ct);
        var before = StoreRows.OfFile(StoreFile);

        Assert.Equal(before.Sum(table => table.Value.Count), manifest.Rows);
        Assert.Equal(["manifest", "integrity", "foreign keys", "audit chain", "counters", "group sizes", "sequences", "numbers"], Names(Check.Backup(BackupFile, Ignore, Ct)));
        Assert.Empty(Faults(Check.Backup(BackupFile, Ignore, Ct)));

        var restored = folder.File("new/restored.db");
        Restore.Run(BackupFile, new SqliteAddress(restored), clock, Ignore, Ct);
        Assert.Equal(before, StoreRows.OfFile(restored));
        Assert.Empty(Faults(Check.Store(new SqliteAddress(restored), Ignore, Ct)));

        using var database = PostgresDatabases.New();
        Restore.Run(BackupFile, new PostgresAddress(database.OwnersConnection), clock, Ignore, Ct);
        Assert.Equal(before, StoreRows.OfDatabase(database.OwnersConnection));
        await using var served = PostgresStore.Open(database.Connection, clock);
        await new Filled(served, clock).AddAsync(founded!, Profiles.Of("later"));
    }

    [Fact]
    public async Task A_database_is_backed_up_while_it_is_served_by_the_servers_login()
    {
        using var database = PostgresDatabases.New();
        await Store.BackUpAsync(BackupFile, replace: false, Ct);
        Restore.Run(BackupFile, new PostgresAddress(database.OwnersConnection), clock, Ignore, Ct);
        await using var served = PostgresStore.Open(database.Connection, clock);

        var second = folder.File("second.db");
        var added = false;
        var manifest = Backup.Run(new PostgresAddress(database.Connection), second, replace: false, clock, step =>
        {
            if (added)
                return;
            added = true; // what comes while the backup is under way is not in it
            new Filled(served, clock).AddAsync(founded!, Profiles.Of("later")).GetAwaiter().GetResult();
        }, Ct);

        Assert.Equal("postgres", manifest.Source);
        Assert.Empty(Faults(Check.Backup(second, Ignore, Ct)));
        var (first, again) = (StoreRows.OfFile(BackupFile), StoreRows.OfFile(second));
        first.Remove("backup_manifest");
        again.Remove("backup_manifest");
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Writes_go_on_beside_a_backup_and_it_is_of_one_moment()
    {
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                var count = 0;
                while (!stop.IsCancellationRequested)
                    await new Filled(Store, clock).AddAsync(founded!, Profiles.Of($"user{count++}"));
                return count;
            },
            Ct);

        for (var n = 0; n < 5; n++)
        {
            await Store.BackUpAsync(BackupFile, replace: true, Ct);
            Assert.Empty(Faults(Check.Backup(BackupFile, Ignore, Ct)));
        }

        await stop.CancelAsync();
        Assert.True(await writing > 5);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_that_was_said()
    {
        await File.WriteAllTextAsync(BackupFile, "precious", Ct);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Store.BackUpAsync(BackupFile, replace: false, Ct));
        Assert.Contains("--force", refused.Message, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(BackupFile, Ct));

        await Store.BackUpAsync(BackupFile, replace: true, Ct);
        Assert.Empty(Faults(Check.Backup(BackupFile, Ignore, Ct)));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(BackupFile));
        Assert.False(File.Exists(BackupFile + ".part"));
    }

    [Fact]
    public async Task A_backup_that_fails_leaves_nothing_and_the_old_one()
    {
        await Store.BackUpAsync(BackupFile, replace: false, Ct);
        using var cancelled = new CancellationTokenSource();
        await CloseAsync();

        Assert.Throws<OperationCanceledException>(() => Backup.Run(
            new SqliteAddress(StoreFile), BackupFile, replace: true, clock, step => throw new OperationCanceledException(), cancelled.Token));

        Assert.False(File.Exists(BackupFile + ".part"));
        Assert.Empty(Faults(Check.Backup(BackupFile, Ignore, Ct)));
    }

    [Fact]
    public async Task A_store_with_something_in_it_is_not_restored_into()
    {
        await Store.BackUpAsync(BackupFile, replace: false, Ct);
        await CloseAsync();
        var before = StoreRows.OfFile(StoreFile);

        var refused = Assert.Throws<UnusableStoreException>(() => Restore.Run(BackupFile, new SqliteAddress(StoreFile), clock, Ignore, Ct));

        Assert.StartsWith("The target has something in it already", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, StoreRows.OfFile(StoreFile));
    }

    [Fact]
    public async Task What_is_no_backup_is_said_to_be_none()
    {
        var text = folder.File("text");
        await File.WriteAllTextAsync(text, new string('x', 5000), Ct);

        Assert.Contains("no store", Assert.Throws<UnusableStoreException>(() => Faults(Check.Backup(text, Ignore, Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("There is no file", Assert.Throws<UnusableStoreException>(() => Faults(Check.Backup(text + "2", Ignore, Ct))).Message, StringComparison.Ordinal);
        Assert.Contains("no manifest", Assert.Throws<UnusableStoreException>(() => Faults(Check.Backup(StoreFile, Ignore, Ct))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifest", "update members set profile = replace(profile, 'Ada', 'Eva') where member = 4")]
    [InlineData("manifest", "delete from drift")]
    [InlineData("foreign keys", "delete from connections where connection = 2")]
    [InlineData("audit chain", "update audit set detail = '{\"a\":1}' where sequence = 3")]
    [InlineData("audit chain", "delete from audit where sequence = 3")]
    [InlineData("audit chain", "delete from audit where sequence > 5")]
    [InlineData("audit chain", "update workspaces set audit_sequence = audit_sequence + 1")]
    [InlineData("counters", "update workspaces set scim_members = scim_members + 1")]
    [InlineData("counters", "update members set active = 0 where member = 3")]
    [InlineData("counters", "update workspaces set groups = 7")]
    [InlineData("group sizes", "update groups set members = members + 1")]
    [InlineData("sequences", "delete from events where sequence = 2")]
    [InlineData("sequences", "update workspaces set log_sequence = 0")]
    [InlineData("numbers", "update installation set last_member = 2")]
    public async Task What_was_changed_is_found(string check, string sql)
    {
        await Store.BackUpAsync(BackupFile, replace: false, Ct);
        using (var connection = new SqliteConnection($"Data Source={BackupFile};Pooling=False;Foreign Keys=False"))
        {
            connection.Open();
            Assert.NotEqual(0, Change(connection, sql));
        }

        Assert.Contains(check, Check.Backup(BackupFile, Ignore, Ct).Where(result => result.Faults.Count > 0).Select(result => result.Name));
        var target = folder.File("restored.db");
        Assert.Throws<UnusableStoreException>(() => Restore.Run(BackupFile, new SqliteAddress(target), clock, Ignore, Ct));
        Assert.False(File.Exists(target));
    }

    [Fact]
    public async Task A_damaged_page_is_found()
    {
        await Store.BackUpAsync(BackupFile, replace: false, Ct);
        var random = new Random(7);
        var whole = await File.ReadAllBytesAsync(BackupFile, Ct);
        var missed = new List<int>();
        for (var n = 0; n < 20; n++)
        {
            var page = random.Next(1, whole.Length / 8192);
            var torn = (byte[])whole.Clone();
            random.NextBytes(torn.AsSpan(page * 8192, 512));
            await File.WriteAllBytesAsync(BackupFile, torn, Ct);
            if (IsWhole())
                missed.Add(page);
        }

        Assert.Empty(missed);
    }

    [Fact, Spec("R-60")]
    public async Task A_backup_of_an_older_schema_is_restored_and_brought_up_to_date()
    {
        await CloseAsync();
        var old = folder.File("old.db");
        await File.Create(old).DisposeAsync();
        using (var connection = new SqliteFile(old).OpenForWriting())
            Migrator.Run(connection, [.. Migrator.Embedded("Sqlite").SkipLast(1)], clock);
        Backup.Run(new SqliteAddress(old), BackupFile, replace: false, clock, Ignore, Ct);

        using var database = PostgresDatabases.New();
        var refused = Assert.Throws<UnusableStoreException>(
            () => Restore.Run(BackupFile, new PostgresAddress(database.OwnersConnection), clock, Ignore, Ct));
        Assert.Contains("rolecall copy", refused.Message, StringComparison.Ordinal);
        var target = new SqliteAddress(folder.File("restored.db"));
        Restore.Run(BackupFile, target, clock, Ignore, Ct);
        Assert.Empty(Faults(Check.Store(target, Ignore, Ct)));
    }

    private async Task CloseAsync()
    {
        if (store is not null)
            await store.DisposeAsync();
        store = null;
    }

    private static void Ignore(Step step)
    {
    }

    private static List<string> Names(IEnumerable<CheckResult> results) => [.. results.Select(result => result.Name)];

    private static List<string> Faults(IEnumerable<CheckResult> results) => [.. results.SelectMany(result => result.Faults)];

    private bool IsWhole()
    {
        try
        {
            return Faults(Check.Backup(BackupFile, Ignore, Ct)).Count == 0;
        }
        catch (Exception e) when (e is UnusableStoreException or SqliteException)
        {
            return false;
        }
    }

    private static int Change(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }
}

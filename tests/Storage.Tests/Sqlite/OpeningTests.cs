using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Tests.Contract;

namespace Rolecall.Storage.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new();

    private string Path => folder.File("sub/store.db");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_second_opener_is_told_that_another_server_has_the_store()
    {
        await using var first = SqliteStore.Open(Path, clock);

        var refused = Assert.Throws<UnusableStoreException>(() => SqliteStore.Open(Path, clock));

        Assert.Equal($"Another server has the store {Path} open: stop it first, or give this one a store of its own.", refused.Message);
    }

    [Fact]
    public async Task A_closed_store_can_be_opened_again_and_has_everything()
    {
        Founded founded;
        await using (var store = SqliteStore.Open(Path, clock))
            founded = await Founded.NewAsync(store.Installation, clock, "owner@example.com");

        Assert.False(File.Exists(Path + "-wal"));
        await using var again = SqliteStore.Open(Path, clock);
        Assert.NotNull(await again.Open(founded.Id).FindMemberAsync(founded.Owner, Ct));
    }

    [Fact, Spec("R-55")]
    public async Task A_commit_waits_for_the_disk()
    {
        await using var store = SqliteStore.Open(Path, clock);

        Assert.Equal(2, await store.Writer.RunAsync(session => session.Number("pragma synchronous"), Ct));
        Assert.Equal("wal", await store.Writer.RunAsync(session => session.Text("pragma journal_mode"), Ct));
        Assert.Equal(1, await store.Writer.RunAsync(session => session.Number("pragma foreign_keys"), Ct));
        Assert.Equal(0, await store.Writer.RunAsync(session => session.Number("pragma wal_autocheckpoint"), Ct));
        Assert.Equal(8192, await store.Writer.RunAsync(session => session.Number("pragma page_size"), Ct));
    }

    [Fact, Spec("R-56")]
    public async Task A_store_that_would_not_wait_for_the_disk_is_refused()
    {
        await SqliteStore.Open(Path, clock).DisposeAsync();
        var file = new SqliteFile(Path);
        await using var connection = file.OpenForWriting();
        Run(connection, "pragma synchronous = normal");

        var refused = Assert.Throws<UnusableStoreException>(() => file.Verify(connection));

        Assert.Contains("\"pragma synchronous\" with \"1\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact, Spec("R-56")]
    public async Task A_store_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        await SqliteStore.Open(Path, clock).DisposeAsync();
        Run("insert into schema_versions (version, name, applied_at) values (999, 'later', '')");
        await SqliteStore.Open(Path, clock).DisposeAsync(); // it left everything that this program needs
        Run("update schema_floor set oldest = 998");

        var refused = Assert.Throws<UnusableStoreException>(() => SqliteStore.Open(Path, clock));

        Assert.StartsWith("The store has schema version 999, which programs from 998 on understand", refused.Message, StringComparison.Ordinal);
        Run("delete from schema_versions where version = 999");
        Run("update schema_floor set oldest = 1");
        await SqliteStore.Open(Path, clock).DisposeAsync(); // the lock was given back
    }

    [Fact, Spec("R-56")]
    public async Task A_damaged_store_is_refused()
    {
        await SqliteStore.Open(Path, clock).DisposeAsync();
        await using (var file = File.OpenWrite(Path))
        {
            file.Position = 8192;
            file.Write(new byte[8192]);
        }

        Assert.Throws<UnusableStoreException>(() => SqliteStore.Open(Path, clock));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        File.WriteAllText(Path, new string('x', 4096));

        var refused = Assert.Throws<UnusableStoreException>(() => SqliteStore.Open(Path, clock));

        Assert.Contains("cannot be opened as a database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_servers_own_user_may_read_the_files()
    {
        if (OperatingSystem.IsWindows())
            return; // it has no such modes

        await using var store = SqliteStore.Open(Path, clock);
        await Founded.NewAsync(store.Installation, clock, "owner@example.com");

        foreach (var name in new[] { Path, Path + "-wal", Path + "-shm", Path + ".lock" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(name));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(System.IO.Path.GetDirectoryName(Path)!));
    }

    [Fact]
    public void A_schema_script_that_fails_leaves_nothing_of_itself()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Migration[] broken = [new(1, "001.sql", "create table a (x); create table b (nonsense"), new(2, "002.sql", "create table c (x)")];

        Assert.Throws<SqliteException>(() => Migrator.Run(connection, broken, clock));

        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from sqlite_master where name in ('a', 'b', 'c')";
        Assert.Equal(0L, command.ExecuteScalar());
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        Run(connection, sql);
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own text
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Rolecall.Storage.Sqlite;

/// <summary>The ways into one database file, each with the settings our promises rest on.</summary>
internal sealed class SqliteFile(string path)
{
    /// <summary>Above this size the whole file would take seconds to read at each start; then only backups are checked.</summary>
    private const long LargestChecked = 256L * 1024 * 1024;

    public const int PageSize = 8192;

    private const int BusySeconds = 3;

    private const int StablePlans = 1007; // SQLITE_DBCONFIG_ENABLE_QPSG

    private static int placed;

    static SqliteFile()
    {
        // Before the first connection; later it changes nothing.
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD); // each connection is one thread's at a time: no lock at each call
    }

    public string WalPath => path + "-wal";

    private string Folder => Path.GetDirectoryName(Path.GetFullPath(path))!;

    /// <summary>Every commit waits for the disk; checkpoints are somebody else's work.</summary>
    /// <remarks>
    /// What a savepoint may have to take back goes to a file once it is large: a group of 200,000 gives each of them a new version, and in
    /// memory the pages of all of them would stand a second time. The file is beside the database, the one place that surely can be
    /// written; SQLite keeps that name for the whole process, and looks elsewhere when the folder is gone.
    /// </remarks>
    public SqliteConnection OpenForWriting() => Open(SqliteOpenMode.ReadWrite, $"""
        pragma page_size = {PageSize};
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        pragma wal_autocheckpoint = 0;
        pragma temp_store = file;
        {TemporaryFiles()}
        pragma cache_size = -65536;
        """);

    public SqliteConnection OpenForReading() => Open(SqliteOpenMode.ReadOnly, "pragma query_only = on;");

    /// <summary>Reads the whole of it once: what it holds in memory would be of no use to anyone.</summary>
    public SqliteConnection OpenForBackup() => Open(SqliteOpenMode.ReadOnly, "pragma cache_size = -8192;");

    public SqliteConnection OpenForCheckpoints() => Open(SqliteOpenMode.ReadWrite, """
        pragma synchronous = full;
        pragma wal_autocheckpoint = 0;
        """);

    /// <summary>What was acknowledged must be on the disk, and what is on the disk must be whole (R-55, R-56).</summary>
    /// <exception cref="UnusableStoreException">One of these is not so.</exception>
    public void Verify(SqliteConnection writer)
    {
        Demand(writer, "pragma journal_mode", "wal");
        Demand(writer, "pragma synchronous", "2");
        Demand(writer, "pragma foreign_keys", "1");
        if (new FileInfo(path).Length <= LargestChecked)
            Demand(writer, "pragma quick_check(1)", "ok");
    }

    private void Demand(SqliteConnection connection, string pragma, string expected)
    {
        var actual = Run(connection, pragma)?.ToString();
        if (actual != expected)
        {
            throw new UnusableStoreException(
                $"The store {path} answers \"{pragma}\" with \"{actual}\" where it must be \"{expected}\": "
                + "restore a backup, or move it to a disk of this machine.");
        }
    }

    /// <summary>The place is the process's: the first store chooses it, and no later one moves it from under the first.</summary>
    private string TemporaryFiles() => Interlocked.Exchange(ref placed, 1) == 0
        ? $"pragma temp_store_directory = '{Folder.Replace("'", "''", StringComparison.Ordinal)}';"
        : "";

    private SqliteConnection Open(SqliteOpenMode mode, string settings)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds,
        }.ConnectionString);
        try
        {
            connection.Open();
            // A plan that looked at a parameter's value, as it does for "limit", would be made anew at each execution.
            _ = raw.sqlite3_db_config(connection.Handle, StablePlans, 1, out _);
            Run(connection, $"pragma busy_timeout = {BusySeconds * 1000};");
            Run(connection, settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the constants above
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}

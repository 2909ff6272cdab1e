using Microsoft.Data.Sqlite;

namespace Rolecall.Durability.Tests.PowerCuts;

/// <summary>The smallest thing that can lose a write: one table, one row in a transaction, WAL.</summary>
internal sealed class RowWriter : IDisposable
{
    private readonly SqliteConnection connection;

    /// <param name="synchronous">"full" as the server, or "normal", which does not wait for the disk at each commit.</param>
    public RowWriter(string path, string synchronous)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        Execute("pragma journal_mode = wal");
        Execute($"pragma synchronous = {synchronous}");
        Execute("create table if not exists rows (number integer primary key, filler text not null)");
    }

    public long Count()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from rows";
        return (long)command.ExecuteScalar()!;
    }

    public void Write() => Execute("insert into rows (filler) values (hex(randomblob(500)))");

    public void Dispose() => connection.Dispose();

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of these tests
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

using Microsoft.Data.Sqlite;

namespace Rolecall.Durability.Tests.Images;

/// <summary>The database as it lay on the disk when the server was gone: a copy, so that the server itself recovers the original.</summary>
internal sealed class StoreImage : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rolecall-image-").FullName;
    private readonly SqliteConnection connection;

    public StoreImage(string database)
    {
        var copy = Path.Combine(folder, "image.db");
        File.Copy(database, copy);
        if (File.Exists(database + "-wal"))
            File.Copy(database + "-wal", copy + "-wal");
        connection = new SqliteConnection($"Data Source={copy};Pooling=false");
        connection.Open();
    }

    public long Number(string sql) => Convert.ToInt64(Scalar(sql), System.Globalization.CultureInfo.InvariantCulture);

    public string Text(string sql) => Scalar(sql)?.ToString() ?? "";

    public IEnumerable<T> All<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var command = Command(sql);
        using var row = command.ExecuteReader();
        while (row.Read())
            yield return read(row);
    }

    public void Dispose()
    {
        connection.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private object? Scalar(string sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar();
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of these tests
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}

using Microsoft.Data.Sqlite;

namespace Rolecall.Durability.Tests.Images;

/// <summary>The database as it lay on the disk when the server was gone: a copy, so that the server itself recovers the original.</summary>
internal sealed class SqliteImage : StoreImage
{
    private readonly string folder;

    public SqliteImage(string database)
        : this(Directory.CreateTempSubdirectory("rolecall-image-").FullName, database)
    {
    }

    private SqliteImage(string folder, string database)
        : base(Open(folder, database)) => this.folder = folder;

    public override IEnumerable<string> Damage()
    {
        if (Text("pragma integrity_check") is not "ok" and var damage)
            yield return $"integrity_check: {damage}";
        if (Text("pragma foreign_key_check") is { Length: > 0 } table)
            yield return $"foreign_key_check: {table}";
    }

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static SqliteConnection Open(string folder, string database)
    {
        var copy = Path.Combine(folder, "image.db");
        File.Copy(database, copy);
        if (File.Exists(database + "-wal"))
            File.Copy(database + "-wal", copy + "-wal");
        var connection = new SqliteConnection($"Data Source={copy};Pooling=false");
        connection.Open();
        return connection;
    }
}

using Rolecall.Storage.Sqlite;

namespace Rolecall.Storage.Transfer;

/// <summary>Stores to be read as a whole.</summary>
internal static class Sources
{
    /// <summary>Keeps servers away from a file, which would go on writing what no longer counts. Of a database there is a snapshot.</summary>
    /// <exception cref="UnusableStoreException">A server has it.</exception>
    public static FileStream? Hold(StoreAddress store) =>
        store is SqliteAddress { Path: var path } && File.Exists(path) ? StoreLock.Take(Path.GetFullPath(path)) : null;

    public static Snapshot Open(StoreAddress store) => store switch
    {
        SqliteAddress sqlite => SqliteSnapshot.Open(Path.GetFullPath(sqlite.Path)),
        PostgresAddress postgres => PostgresSnapshot.Open(postgres.Connection),
        _ => throw new ArgumentOutOfRangeException(nameof(store)),
    };
}

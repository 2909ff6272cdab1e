using Npgsql;
using Rolecall.Storage.Postgres;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Upgrading;

/// <summary>The schema of a store, which an operator may bring up to date before any server does.</summary>
public static class Upgrade
{
    /// <returns>The scripts that are still to be run, by name; all of them when there is no store yet.</returns>
    /// <exception cref="UnusableStoreException">It cannot be read.</exception>
    public static IReadOnlyList<string> Pending(StoreAddress store)
    {
        switch (store)
        {
            case SqliteAddress { Path: var path }:
                var migrations = Migrator.Embedded("Sqlite");
                if (!File.Exists(path) || new FileInfo(path).Length == 0)
                    return Names(migrations, 0);
                using (var snapshot = SqliteSnapshot.Open(Path.GetFullPath(path)))
                    return Names(migrations, snapshot.SchemaVersion);
            case PostgresAddress { Connection: var address }:
                using (var connection = PostgresOperator.Connect(address, "rolecall migrate"))
                    return Names(Migrator.Embedded("Postgres"), PostgresSchema.VersionOf(connection));
            default:
                throw new ArgumentOutOfRangeException(nameof(store));
        }
    }

    /// <param name="applied">Is told of each script once it is committed.</param>
    /// <returns>The version that the store has now.</returns>
    /// <exception cref="UnusableStoreException">A server has the file, this login may not, or a newer program was here.</exception>
    public static int Run(StoreAddress store, TimeProvider clock, Action<AppliedScript> applied)
    {
        switch (store)
        {
            case SqliteAddress { Path: var path }:
                return OfFile(Path.GetFullPath(path), clock, applied);
            case PostgresAddress { Connection: var address }:
                using (var connection = PostgresOperator.Connect(address, "rolecall migrate"))
                    return OfDatabase(connection, clock, applied);
            default:
                throw new ArgumentOutOfRangeException(nameof(store));
        }
    }

    private static int OfFile(string path, TimeProvider clock, Action<AppliedScript> applied)
    {
        StoreFiles.Create(path);
        using var held = StoreLock.Take(path);
        var file = new SqliteFile(path);
        using var connection = file.OpenForWriting();
        file.Verify(connection);
        Migrator.Run(connection, Migrator.Embedded("Sqlite"), clock, applied);
        using var snapshot = new SqliteSnapshot(connection, owns: false);
        return snapshot.SchemaVersion;
    }

    private static int OfDatabase(NpgsqlConnection connection, TimeProvider clock, Action<AppliedScript> applied)
    {
        PostgresServer.Verify(connection);
        PostgresSchema.Update(connection, Migrator.Embedded("Postgres"), clock, applied);
        return PostgresSchema.VersionOf(connection);
    }

    private static List<string> Names(IReadOnlyList<Migration> migrations, int current) =>
        [.. migrations.Where(migration => migration.Version > current).Select(migration => migration.Name)];
}

using Rolecall.Storage.Checking;
using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Backups;

/// <summary>Fills an empty store from a backup, and proves it.</summary>
public static class Restore
{
    /// <exception cref="UnusableStoreException">The file is no backup or damaged, or the target is not empty.</exception>
    public static BackupManifest Run(string file, StoreAddress to, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        using var backup = SqliteSnapshot.Open(Path.GetFullPath(file));
        var manifest = backup.Manifest ?? throw new UnusableStoreException(
            $"The file {file} is no backup, for it has no manifest: 'rolecall copy' moves a store, and 'rolecall backup' takes a backup of one.");
        switch (to)
        {
            case SqliteAddress { Path: var path }:
                IntoFile(file, manifest, Path.GetFullPath(path), clock, report, ct);
                break;
            case PostgresAddress { Connection: var connection }:
                DemandCurrent(backup, manifest);
                using (var target = PostgresTarget.Open(connection, clock))
                {
                    var sent = Copying.Run(backup, target, report, ct);
                    Demand(manifest, sent);
                    target.Complete();
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(to));
        }

        return manifest;
    }

    /// <summary>The file itself becomes the store; an older one is brought up to date.</summary>
    private static void IntoFile(
        string file, BackupManifest manifest, string path, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        using var place = SqlitePlace.Take(path);
        using var part = PartFile.Begin(path);
        part.CopyFrom(file);
        using (var connection = SqliteOperator.Connect(part.Path))
        {
            Statements.Run(connection, "pragma journal_mode = off");
            using var arrived = new SqliteSnapshot(connection, owns: false);
            Demand(manifest, new Reading(report, ct).Summarize(arrived));
            BackupManifest.Remove(connection);
            Migrator.Run(connection, Migrator.Embedded("Sqlite"), clock);
            using var updated = new SqliteSnapshot(connection, owns: false);
            Copying.Demand(StoreCheck.Run(updated, report, ct));
        }

        place.Clear();
        part.Keep();
    }

    private static void DemandCurrent(SqliteSnapshot backup, BackupManifest manifest)
    {
        if (manifest.Schema != Migrator.Embedded(backup.SchemaFolder)[^1].Version)
        {
            throw new UnusableStoreException(
                $"The backup has schema version {manifest.Schema}: restore it to sqlite:PATH, which brings it up to date, and copy that with 'rolecall copy'.");
        }
    }

    private static void Demand(BackupManifest manifest, IReadOnlyList<TableSummary> found)
    {
        if (Manifests.Faults(manifest, found).FirstOrDefault() is { } fault)
            throw new UnusableStoreException($"The backup is damaged: {fault}. Take another one.");
    }
}

using Rolecall.Scim;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Backups;

/// <summary>Writes a store to one file, whatever it is kept in: an SQLite database with a manifest, which can be restored into either.</summary>
public static class Backup
{
    /// <summary>For a store that no server of this machine has.</summary>
    /// <exception cref="RefusedException">The file is there already, or cannot be written.</exception>
    /// <exception cref="UnusableStoreException">A server has the store, or it cannot be read.</exception>
    public static BackupManifest Run(StoreAddress from, string file, bool replace, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        switch (from)
        {
            case SqliteAddress { Path: var path }:
                var whole = Path.GetFullPath(path);
                if (!File.Exists(whole))
                    throw new UnusableStoreException($"There is no store {whole}.");
                using (StoreLock.Take(whole))
                    return OfFile(new SqliteFile(whole), file, replace, clock, report, ct);
            case PostgresAddress { Connection: var connection }:
                using (var snapshot = PostgresSnapshot.Open(connection))
                    return OfDatabase(snapshot, file, replace, clock, report, ct);
            default:
                throw new ArgumentOutOfRangeException(nameof(from));
        }
    }

    internal static BackupManifest OfFile(
        SqliteFile from, string file, bool replace, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        using var part = Begin(file, replace);
        var manifest = SqliteBackup.Write(from, part, clock, report, ct);
        part.Keep();
        return manifest;
    }

    private static BackupManifest OfDatabase(
        PostgresSnapshot from, string file, bool replace, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        from.DemandCurrent("The store");
        using var target = new SqliteTarget(Begin(file, replace), clock);
        var tables = Copying.Run(from, target, report, ct);
        var schema = target.Contents.SchemaVersion;
        var manifest = new BackupManifest(BackupManifest.NewestFormat, schema, "postgres", clock.GetUtcNow(), tables);
        target.Note(manifest.Write);
        target.Complete();
        return manifest;
    }

    private static PartFile Begin(string file, bool replace)
    {
        if (Directory.Exists(file))
            throw new RefusedException(Refusal.Conflict, $"{file} is a folder: name a file in it.");
        if (File.Exists(file) && !replace)
            throw new RefusedException(Refusal.Conflict, $"The file {file} is there already: name another, or say --force.");
        return PartFile.Begin(file);
    }
}

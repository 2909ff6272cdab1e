using Microsoft.Data.Sqlite;
using Rolecall.Scim;
using Rolecall.Storage.Sqlite;
using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Backups;

/// <summary>A backup of a file, by VACUUM INTO: one snapshot, beside which readers and the writer go on.</summary>
internal static class SqliteBackup
{
    /// <exception cref="RefusedException">The backup cannot be written.</exception>
    public static BackupManifest Write(SqliteFile from, PartFile part, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        try
        {
            report(new Step("copy", 0, null, IsLast: false));
            using (var source = from.OpenForBackup())
                Statements.Run(source, "vacuum into @file", ("@file", part.Path));
            report(new Step("copy", new FileInfo(part.Path).Length, null, IsLast: true));
            return Describe(part, clock, report, ct);
        }
        catch (SqliteException failure)
        {
            throw new RefusedException(Refusal.Conflict, $"The backup could not be written to {part.Path}: {failure.Message}");
        }
    }

    private static BackupManifest Describe(PartFile part, TimeProvider clock, Action<Step> report, CancellationToken ct)
    {
        using var connection = SqliteOperator.Connect(part.Path);
        Statements.Run(connection, "pragma journal_mode = off");
        using var snapshot = new SqliteSnapshot(connection, owns: false);
        var manifest = new BackupManifest(
            BackupManifest.NewestFormat, snapshot.SchemaVersion, "sqlite", clock.GetUtcNow(), new Reading(report, ct).Summarize(snapshot));
        manifest.Write(connection);
        return manifest;
    }
}

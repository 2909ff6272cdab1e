using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Backups;

internal static class Manifests
{
    /// <summary>Where a backup is not what its manifest says.</summary>
    public static IEnumerable<string> Faults(BackupManifest manifest, IReadOnlyList<TableSummary> found)
    {
        var said = manifest.Tables.ToDictionary(table => table.Table, StringComparer.Ordinal);
        foreach (var table in found)
        {
            if (!said.Remove(table.Table, out var saying))
                yield return $"the manifest does not know the table {table.Table}";
            else if (saying.Rows != table.Rows)
                yield return $"{table.Table} has {table.Rows} rows and the manifest says {saying.Rows}";
            else if (saying.Sha256 != table.Sha256)
                yield return $"the rows of {table.Table} are not those that were backed up";
        }

        foreach (var missing in said.Keys)
            yield return $"the table {missing} is missing";
    }
}

using Rolecall.Storage.Backups;
using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>Looks at a store or a backup as a whole: what a restore and a move must have brought, and what no damage may have changed.</summary>
public static class Check
{
    /// <summary>A store that no server of this machine has.</summary>
    /// <returns>One result for each check, as it comes.</returns>
    /// <exception cref="UnusableStoreException">It cannot be read, or a server has it.</exception>
    public static IEnumerable<CheckResult> Store(StoreAddress store, Action<Step> report, CancellationToken ct)
    {
        using var held = Sources.Hold(store);
        using var snapshot = Sources.Open(store);
        snapshot.DemandCurrent("The store");
        foreach (var result in StoreCheck.Run(snapshot, report, ct))
            yield return result;
    }

    /// <summary>The same of a backup, and that it is what its manifest says.</summary>
    /// <exception cref="UnusableStoreException">It is none.</exception>
    public static IEnumerable<CheckResult> Backup(string file, Action<Step> report, CancellationToken ct)
    {
        using var snapshot = SqliteSnapshot.Open(Path.GetFullPath(file));
        var manifest = snapshot.Manifest ?? throw new UnusableStoreException($"The file {file} is no backup, for it has no manifest.");
        var faults = Manifests.Faults(manifest, new Reading(report, ct).Summarize(snapshot)).ToArray();
        yield return new CheckResult("manifest", $"{manifest.Rows:N0} rows", faults);
        foreach (var result in StoreCheck.Run(snapshot, report, ct))
            yield return result;
    }
}

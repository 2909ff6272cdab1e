using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>Whether a store is what its own numbers and chains say.</summary>
internal static class StoreCheck
{
    /// <summary>Who has many faults has one cause; the first say enough.</summary>
    private const int MostFaults = 5;

    private static readonly (string Name, string Unit, Func<Snapshot, Look, IEnumerable<string>> Faults)[] Checks =
    [
        ("integrity", "database", Damages),
        ("foreign keys", "tables", DanglingRows),
        ("audit chain", "entries", AuditChains.Faults),
        ("counters", "counters", Counters.Faults),
        ("group sizes", "groups", GroupSizes.Faults),
        ("sequences", "sequences", Sequences.Faults),
        ("numbers", "kinds", GivenNumbers.Faults),
    ];

    /// <summary>One result for each check, as it comes.</summary>
    public static IEnumerable<CheckResult> Run(Snapshot snapshot, Action<Step> report, CancellationToken ct)
    {
        foreach (var (name, unit, faults) in Checks)
        {
            var look = new Look(name, report, ct);
            var found = faults(snapshot, look).Take(MostFaults).ToArray();
            report(new Step(name, look.Seen, null, IsLast: true));
            yield return new CheckResult(name, $"{look.Seen:N0} {unit}", found);
        }
    }

    private static IEnumerable<string> Damages(Snapshot snapshot, Look look)
    {
        look.Saw();
        return snapshot.Damages();
    }

    private static IEnumerable<string> DanglingRows(Snapshot snapshot, Look look)
    {
        look.Saw(snapshot.Tables.Count);
        return snapshot.DanglingRows();
    }
}

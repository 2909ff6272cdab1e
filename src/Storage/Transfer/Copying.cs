using Rolecall.Storage.Checking;

namespace Rolecall.Storage.Transfer;

/// <summary>Fills a target with all that a snapshot holds, and proves it before anyone sees it.</summary>
internal static class Copying
{
    /// <exception cref="UnusableStoreException">The two do not fit, or what arrived is not what was sent.</exception>
    public static IReadOnlyList<TableSummary> Run(Snapshot from, Target to, Action<Step> report, CancellationToken ct)
    {
        from.DemandCurrent("The source");
        var reading = new Reading(report, ct);
        var theirs = to.Contents.Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        if (!from.Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal).SetEquals(theirs.Keys))
            throw new UnusableStoreException("The two stores do not have the same tables: bring both up to date with 'rolecall migrate'.");

        var sent = from.Tables.Select(table => reading.Pass(
            from, table, rows => to.Load(table, As(table, theirs[table.Name]), rows))).ToArray();
        to.SetNumbers(from.Numbers);
        to.Settle();
        Compare(sent, new Reading(step => report(step with { What = $"verify {step.What}" }), ct).Summarize(to.Contents));
        Demand(StoreCheck.Run(to.Contents, report, ct));
        return sent;
    }

    /// <exception cref="UnusableStoreException">They differ.</exception>
    public static void Compare(IEnumerable<TableSummary> sent, IEnumerable<TableSummary> arrived)
    {
        var there = arrived.ToDictionary(table => table.Table, StringComparer.Ordinal);
        foreach (var table in sent)
        {
            if (!table.Equals(there.GetValueOrDefault(table.Table)))
                throw new UnusableStoreException($"The rows of the table {table.Table} did not arrive as they were sent: nothing was kept of them.");
        }
    }

    /// <exception cref="UnusableStoreException">A check found something.</exception>
    public static void Demand(IEnumerable<CheckResult> results)
    {
        if (results.FirstOrDefault(result => result.Faults.Count > 0) is { } failed)
            throw new UnusableStoreException($"The check '{failed.Name}' found: {string.Join("; ", failed.Faults)}. Nothing was kept.");
    }

    /// <summary>The source's columns with the kinds of the target.</summary>
    private static List<Column> As(Table ours, Table theirs)
    {
        var kinds = theirs.Columns.ToDictionary(column => column.Name, column => column.Kind, StringComparer.Ordinal);
        if (kinds.Count != ours.Columns.Count || !ours.Columns.All(column => kinds.ContainsKey(column.Name)))
            throw new UnusableStoreException($"The two stores do not have the same columns in {ours.Name}: bring both up to date with 'rolecall migrate'.");
        return [.. ours.Columns.Select(column => new Column(column.Name, kinds[column.Name]))];
    }
}

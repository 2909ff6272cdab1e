namespace Rolecall.Storage.Transfer;

/// <summary>Rows on their way: counted, and summed up.</summary>
internal sealed class Reading(Action<Step> report, CancellationToken ct)
{
    /// <summary>So often that a progress line moves, and so seldom that it costs nothing.</summary>
    private const int Portion = 500;

    /// <summary>All tables, read once from end to end.</summary>
    public IReadOnlyList<TableSummary> Summarize(Snapshot snapshot) => [.. snapshot.Tables.Select(table => Summarize(snapshot, table))];

    /// <param name="take">Is given the rows, and takes all of them.</param>
    public TableSummary Pass(Snapshot snapshot, Table table, Action<IEnumerable<object?[]>> take)
    {
        using var digest = new RowDigest();
        var total = snapshot.Count(table);
        take(Watched(snapshot, table, total, digest));
        report(new Step(table.Name, digest.Rows, total, IsLast: true));
        if (digest.Rows != total)
            throw new UnusableStoreException($"The table {table.Name} has {total} rows, and {digest.Rows} could be read: it is damaged.");
        return new TableSummary(table.Name, digest.Rows, digest.Finish());
    }

    private TableSummary Summarize(Snapshot snapshot, Table table) => Pass(
        snapshot,
        table,
        rows =>
        {
            foreach (var row in rows)
            {
                // the digest has seen it
            }
        });

    private IEnumerable<object?[]> Watched(Snapshot snapshot, Table table, long total, RowDigest digest)
    {
        foreach (var row in snapshot.Rows(table))
        {
            digest.Add(table.Columns, row);
            yield return row;
            if (digest.Rows % Portion != 0)
                continue;
            ct.ThrowIfCancellationRequested();
            report(new Step(table.Name, digest.Rows, total, IsLast: false));
        }
    }
}

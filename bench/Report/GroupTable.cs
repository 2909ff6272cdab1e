namespace Rolecall.Bench.Report;

/// <summary>What an operation costs by the size of the group, beside the same on the smallest.</summary>
internal static class GroupTable
{
    /// <summary>What naming one member may cost more in a large group than in a small one.</summary>
    private const double Flat = 1.3;

    public static IEnumerable<string> Of(Run run) => run.Groups is not { } groups ? [] :
    [
        "## Groups by size",
        "",
        "One client, one request at a time, the sizes in turn. The ratio is to the p50 of the smallest group; what names one member and is",
        $"not answered with all of them should stay below {Number.Two(Flat)}. A PATCH is answered with the whole group up to 1,000 members.",
        "",
        "| operation | members | p50 ms | p99 ms | ratio |",
        "|---|---|---|---|---|",
        .. groups.Rows.GroupBy(row => row.Operation).SelectMany(rows => rows.Select(row => Line(row, rows.First()))),
        "",
        "| several clients at one group | members | clients | a second | p50 ms | p99 ms | MB/s | errors |",
        "|---|---|---|---|---|---|---|---|",
        .. run.Findings.GroupLoads.Select(Line),
        "",
        "| a group made by | members | s |",
        "|---|---|---|",
        .. run.Findings.Creations.Select(creation => $"| {creation.Way} | {Number.Whole(creation.Size)} | {Number.Two(creation.Took.TotalSeconds)} |"),
        "",
    ];

    private static string Line(GroupRow row, GroupRow smallest) =>
        $"| {row.Operation} | {Number.Whole(row.Size)} | {Number.Time(row.P50)} | {Number.Time(row.P99)} | {Number.Two(row.P50 / smallest.P50)} |";

    private static string Line(GroupLoad load)
    {
        var figures = load.Figures;
        return $"| {load.Operation} | {Number.Whole(load.Size)} | {load.Clients} "
            + $"| {Number.Rate(figures.PerSecond)} | {Number.Time(figures.P50)} | {Number.Time(figures.P99)} "
            + $"| {Number.Rate(figures.MegabytesPerSecond)} | {Number.Errors(figures.Errors)} |";
    }
}

using System.Globalization;

namespace Rolecall.Bench.Report;

/// <summary>What an operation costs by the size of the group, beside the same on the smallest.</summary>
internal static class GroupTable
{
    /// <summary>What naming one member may cost more in a large group than in a small one.</summary>
    private const double Flat = 1.3;

    public static IEnumerable<string> Of(GroupRun run) =>
    [
        "## Groups by size",
        "",
        "One client, one request at a time, the sizes in turn. The ratio is to the p50 of the smallest group; what names one member and is",
        $"not answered with all of them should stay below {Two(Flat)}. A PATCH is answered with the whole group up to 1,000 members.",
        "",
        "| operation | members | p50 ms | p99 ms | ratio |",
        "|---|---|---|---|---|",
        .. run.Rows.GroupBy(row => row.Operation).SelectMany(rows => rows.Select(row => Line(row, rows.First()))),
        "",
        $"| a group of {run.Largest.ToString("N0", CultureInfo.InvariantCulture)} made by | s |",
        "|---|---|",
        .. run.Creations.Select(creation => $"| {creation.Way} | {Two(creation.Took.TotalSeconds)} |"),
        "",
    ];

    private static string Line(GroupRow row, GroupRow smallest) =>
        $"| {row.Operation} | {row.Size.ToString("N0", CultureInfo.InvariantCulture)} | {Two(row.P50)} | {Two(row.P99)} | {Two(row.P50 / smallest.P50)} |";

    private static string Two(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}

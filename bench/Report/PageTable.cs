namespace Rolecall.Bench.Report;

/// <summary>What depth costs.</summary>
internal static class PageTable
{
    public static IEnumerable<string> Of(Run run) => run.Findings.Pages.Count == 0 ? [] :
    [
        "## Pages of 100",
        "",
        "One client, one request at a time, the pages in turn. The ratio is to the p50 of the first page among as many members.",
        "",
        "| page | members | p50 ms | p99 ms | ratio |",
        "|---|---|---|---|---|",
        .. run.Findings.Pages.GroupBy(row => row.Members).SelectMany(rows => rows.Select(row => Line(row, rows.First()))),
        "",
    ];

    private static string Line(PageRow row, PageRow first) =>
        $"| {row.Way} | {Number.Whole(row.Members)} | {Number.Time(row.P50)} | {Number.Time(row.P99)} | {Number.Two(row.P50 / first.P50)} |";
}

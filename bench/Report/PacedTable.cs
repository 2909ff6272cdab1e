namespace Rolecall.Bench.Report;

internal static class PacedTable
{
    public static IEnumerable<string> Of(Run run) => run.Findings.Paced.Count == 0 ? [] :
    [
        "## At half of the highest rate",
        "",
        "Sent at a fixed rate whether or not the server keeps up; the time counts from when a request was due.",
        "",
        "| workload | members | due a second | answered a second | p50 ms | p99 ms | ratio | errors |",
        "|---|---|---|---|---|---|---|---|",
        .. run.Findings.Paced.Select(Line),
        "",
    ];

    private static string Line(PacedRow paced)
    {
        var figures = paced.Figures;
        return $"| {paced.Workload.Name} | {Number.Whole(paced.Members)} | {Number.Rate(figures.Asked)} | {Number.Rate(figures.Sent)} "
            + $"| {Number.Time(figures.P50)} | {Number.Time(figures.P99)} | {Number.Two(figures.P99 / figures.P50)} | {Number.Errors(figures.Errors)} |";
    }
}

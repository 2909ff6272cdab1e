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
        .. run.Findings.Paced.Select(paced => $"| {paced.Workload.Name} | {Number.Whole(paced.Members)} | {Number.Rate(paced.Figures.Asked)} | {Number.Rate(paced.Figures.Sent)} "
            + $"| {Number.Time(paced.Figures.P50)} | {Number.Time(paced.Figures.P99)} | {Number.Two(paced.Figures.P99 / paced.Figures.P50)} | {Number.Errors(paced.Figures.Errors)} |"),
        "",
    ];
}

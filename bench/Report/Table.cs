using System.Globalization;
using Rolecall.Bench.Limits;

namespace Rolecall.Bench.Report;

/// <summary>The figures in Markdown: for the screen, and for bench/results.</summary>
internal static class Table
{
    public static string Of(Run run)
    {
        var ceiling = run.Ceiling;
        string[] lines =
        [
            $"# Benchmark of {run.At:yyyy-MM-dd}",
            "",
            $"{run.Machine}. The server has core 0 and its figures are those of one core; wrk has core 1. SQLite, synchronous=FULL,",
            $"behaviour `rfc`, a person of about 1.2 KB. {run.WarmUp.TotalSeconds:0} s of warm-up for each workload, {run.Window.TotalSeconds:0} s measured, the better of {run.Tries}.",
            run.IsQuick ? "This was a quick look: the code is not compiled for good after so short a warm-up, and figures are too low." : "",
            "",
            "| limit of the machine in this run | a second |",
            "|---|---|",
            $"| bare GET: Kestrel, one rendered user | {Whole(ceiling.Get)} |",
            $"| bare POST: Kestrel, parse and serialise | {Whole(ceiling.Post)} |",
            $"| bare page: Kestrel, 100 rendered users | {Whole(ceiling.Page)} |",
            $"| SQLite, one row in a durable transaction | {Whole(ceiling.Transactions)} |",
            "",
            .. run.Rows.Count > 0 ? Workloads(run) : [],
            .. run.Groups is { } groups ? GroupTable.Of(groups) : [],
            $"Memory after the run: {run.Memory} MB. Ready after a start with all that was written: {run.Start.TotalMilliseconds:0} ms.",
            "",
        ];
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Workloads(Run run) =>
    [
        "| workload | members | req/s | p50 ms | p99 ms | of | ratio | floor | stretch | | cores | errors |",
        "|---|---|---|---|---|---|---|---|---|---|---|---|",
        .. run.Rows.Select(row => Line(row, run.Ceiling)),
        "",
        $"Durable writes against one-row transactions: {string.Join(", ", run.Rows.Where(row => row.Workload.Script is "post" or "patch").Select(row => $"{row.Workload.Name} at {row.Members:N0}: {Two(row.Figures.PerSecond / run.Ceiling.Transactions)} ×"))}.",
        "`cores` is how much of its core the server had; below 0.8 neighbours took the rest, or the disk was waited for.",
        "",
    ];

    private static string Line(Measured row, Ceiling ceiling)
    {
        var (work, figures, ratio) = (row.Workload, row.Figures, row.Ratio(ceiling));
        var verdict = ratio >= work.Stretch ? "**stretch**" : ratio >= work.Floor ? "floor" : "below";
        return $"| {work.Name} | {row.Members:N0} | {Whole(figures.PerSecond)} | {Two(figures.P50)} | {Two(figures.P99)} | {work.LimitName} "
            + $"| {Two(ratio)} | {Two(work.Floor)} | {Two(work.Stretch)} | {verdict} | {Two(figures.Cores)} | {figures.Errors} |";
    }

    private static string Whole(double number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Two(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);
}

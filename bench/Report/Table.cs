namespace Rolecall.Bench.Report;

/// <summary>The figures in Markdown: for the screen, and for bench/findings.</summary>
internal static class Table
{
    public static string Of(Run run)
    {
        var options = run.Options;
        string[] lines =
        [
            $"# Benchmark of {run.At:yyyy-MM-dd}",
            "",
            $"{run.Machine}.",
            $"The server{(options.OnPostgres ? " and PostgreSQL have" : " has")} core 0 and the figures are those of one core; the load has core 1. "
                + $"{run.Keeps.First().Value}, behaviour `rfc`, a person of about 1.2 KB.",
            $"{options.WarmUp.TotalSeconds:0} s of warm-up for each workload, {options.Window.TotalSeconds:0} s measured, "
                + $"the best of {options.Tries}{(options.Starts > 1 ? $", the median of {options.Starts} starts" : "")}. "
                + "How to read it: [docs/bench.md](../../docs/bench.md).",
            .. options.IsQuick ? ["", "This was a quick look: the code is not compiled for good after so short a warm-up, and figures are too low."] : Array.Empty<string>(),
            "",
            .. GoalTable.Of(run),
            .. LimitTable.Of(run),
            .. SizeTable.Of(run),
            .. PageTable.Of(run),
            .. GroupTable.Of(run),
            .. PacedTable.Of(run),
            .. ProcessTable.Of(run),
            .. PeerTable.Of(run),
            .. AbsentTable.Of(run),
        ];
        return string.Join('\n', lines);
    }
}

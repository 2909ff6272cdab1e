namespace Rolecall.Bench.Report;

/// <summary>Each workload at each size, beside its limit and beside the smallest size.</summary>
internal static class SizeTable
{
    public static IEnumerable<string> Of(Run run)
    {
        var ours = run.Ours;
        return ours.Count == 0 ? [] :
        [
            "## By number of members",
            "",
            "`of` is the limit and `share` how much of it was reached. `cost` is the time that one request takes of the server, beside the same at the",
            "smallest size (what is about one resource should stay below 1.30). `cores` is how much of its core the server had: below 0.8 it",
            "waited for the disk, or for `others`, who had the rest. Bulk rows count users.",
            "",
            "| workload | members | a second | p50 ms | p99 ms | of | share | floor | stretch | | cost | cores | others | errors |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|",
            .. ours.GroupBy(row => row.Workload)
                .SelectMany(rows => rows.OrderBy(row => row.Members).Select(row => Line(row, rows.MinBy(one => one.Members)!, run))),
            "",
            .. ours.Any(row => row.Workload.Script is "post" or "patch" && !run.Ceiling.IsPostgres) ? Durable(run) : [],
        ];
    }

    private static string Line(Measured row, Measured smallest, Run run)
    {
        var (work, figures, share, goal) = (row.Workload, row.Figures, row.Ratio(run.Ceiling), row.Workload.Goal(run.Ceiling));
        var verdict = goal is null ? "" : share >= goal.Stretch ? "**stretch**" : share >= goal.Floor ? "floor" : "below";
        return $"| {work.Name} | {Number.Whole(row.Members)} | {(row.PerSecond == 0 ? "no answer" : Number.Rate(row.PerSecond))} "
            + $"| {Number.Time(figures.P50)} | {Number.Time(figures.P99)} "
            + $"| {run.Ceiling.NameOf(work.Limit)} | {Two(share)} | {Two(goal?.Floor)} | {Two(goal?.Stretch)} | {verdict} "
            + $"| {Number.Two(smallest.PerSecond / row.PerSecond)} "
            + $"| {Number.Two(figures.Cores)} | {Number.Two(figures.Foreign)} | {Number.Errors(figures.Errors)} |";
    }

    private static IEnumerable<string> Durable(Run run) =>
    [
        "Durable writes to one-row transactions: "
            + string.Join(", ", run.Ours.Where(row => row.Workload.Script is "post" or "patch")
                .Select(row => $"{row.Workload.Name} at {Number.Whole(row.Members)}: {Number.Two(row.PerSecond / run.Ceiling.Transactions)} ×")) + ".",
        "",
    ];

    private static string Two(double? number) => number is { } value ? Number.Two(value) : "";
}

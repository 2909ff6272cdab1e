using Rolecall.Bench.Limits;
using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Report;

/// <summary>The goals, each as a ratio to what the same run measured. A size that was not measured gives way to the largest below it.</summary>
internal sealed class Goals(Run run)
{
    private const int Usual = 100_000;
    private const int Most = 1_000_000;
    private const int Large = 50_000;

    private readonly Findings findings = run.Findings;
    private readonly Ceiling ceiling = run.Ceiling;

    public IReadOnlyList<Goal> All =>
    [
        .. ceiling.IsPostgres ? OnPostgres : OnSqlite,
        GetGrowth(),
        Growth(),
        Goal.AtMost($"last page by cursor to first page, {At(Most)}, p50", PageRatio(PageRow.ByCursor), 1.5, 1.1, " ×"),
        DeepByIndex(),
        Goal.AtMost($"PATCH one member, group of {Number.Whole(Group(Large))} to 10, p50", GroupRatio(GroupRow.BareAdd, Group(Large)), 1.5, 1.1, " ×"),
        Goal.AtMost($"PATCH one member, dearest group of 10 to {Number.Whole(Group(Usual))}, p50", DearestGroup(), 1.5, 1.3, " ×"),
        Goal.AtMost($"GET group without members, {Number.Whole(Group(Large))} to 10, p50", GroupRatio(GroupRow.BareGet, Group(Large)), 1.5, 1.1, " ×"),
        Goal.AtLeast($"GET group of {Number.Whole(Group(Large))} with members, a core", Load(GroupRow.Whole)?.Figures.MegabytesPerSecond, 100, 200, " MB/s"),
        Goal.AtLeast($"Bulk of 1,000, users, {At(Usual)}", Row(Workload.Bulk1000, Usual)?.PerSecond, 10_000, 30_000, "/s"),
        Goal.AtMost($"start to first answer, {At(Most)}", Start(), 1.0, 0.5, " s"),
        Goal.AtMost($"memory after list and filter, {At(Usual)}", Memory(), 250, 150, " MB"),
        .. findings.Paced.Where(paced => paced.Members == run.SizeNear(Usual)).Select(Tail),
    ];

    private IEnumerable<Goal> OnSqlite =>
    [
        ShareOf(Workload.Get), ShareOf(Workload.Filter), ShareOf(Workload.List), ShareOf(Workload.Patch),
        ShareOf(Workload.Post, transactions: 2), ShareOf(Workload.Post64, transactions: 3),
        Goal.AtLeast(
            $"PATCH one member of {Number.Whole(Group(Large))}, 16 clients, to one-row transactions",
            findings.GroupLoads.FirstOrDefault(load => load.Clients == 16)?.Figures.PerSecond / ceiling.Transactions, 2, 4, " ×"),
    ];

    private IEnumerable<Goal> OnPostgres => [ShareOf(Workload.Get), ShareOf(Workload.Filter), ShareOf(Workload.Post), ShareOf(Workload.Patch)];

    private Goal ShareOf(Workload work, double? transactions = null)
    {
        var (row, goal) = (Row(work, Usual), work.Goal(ceiling)!);
        var times = row?.PerSecond / ceiling.Transactions;
        var judged = Goal.AtLeast(
            $"{work.Name}, {At(Usual)}, to {ceiling.NameOf(work.Limit)}", row?.Ratio(ceiling), goal.Floor, goal.Stretch,
            other: transactions is null || times >= transactions);
        return transactions is null ? judged : judged with
        {
            Floor = $"{judged.Floor} and ≥ {transactions} × one-row transactions",
            Measured = row is null ? null : $"{judged.Measured}, {Number.Two(times!.Value)} ×",
        };
    }

    private Goal Tail(PacedRow paced)
    {
        var figures = paced.Figures;
        var goal = Goal.AtMost(
            $"p99 to p50 of {paced.Workload.Name} at half of its highest rate, {At(Usual)}", figures.P99 / figures.P50, 10, 5, " ×");
        return figures.KeptUp ? goal : goal with { Measured = "it did not keep up", MeetsFloor = false, MeetsStretch = false };
    }

    private Goal GetGrowth()
    {
        var (few, many) = (run.Options.Sizes[0], run.SizeNear(Most));
        return Goal.AtLeast(
            $"{Workload.Get.Name}, rate at {At(Most)} to {Number.Whole(few)}",
            few == many ? null : Row(Workload.Get, many)?.PerSecond / Row(Workload.Get, few)?.PerSecond, 0.7, 0.9, " ×");
    }

    /// <summary>The single-resource operation whose cost grew most.</summary>
    private Goal Growth()
    {
        var (few, many) = (run.Options.Sizes[0], run.SizeNear(Most));
        var dearest = run.Ours.Where(row => row.Workload.IsSingle && row.Members == many)
            .Select(row => (row.Workload.Name, Ratio: Row(row.Workload, few)?.PerSecond / row.PerSecond))
            .OrderByDescending(one => one.Ratio)
            .FirstOrDefault();
        var goal = Goal.AtMost($"cost of one resource, {At(Most)} to {Number.Whole(few)}, the dearest", few == many ? null : dearest.Ratio, 1.3, 1.3, " ×");
        return goal with { Measured = goal.Measured is null ? null : $"{goal.Measured} ({dearest.Name})" };
    }

    private Goal DeepByIndex()
    {
        var (first, last) = (Page(PageRow.First), Page(PageRow.ByIndex));
        return new Goal(
            $"last page by startIndex, {At(Most)}, p50, one client", "≤ 20 ms", "2 × the first page",
            last is null ? null : $"{Number.Time(last.P50)} ms, {Number.Two(last.P50 / first!.P50)} ×",
            last?.P50 <= 20, last?.P50 <= 2 * first?.P50);
    }

    private double? DearestGroup() => run.Groups?.Rows
        .Where(row => row.Operation is GroupRow.BareAdd or GroupRow.BareRemove)
        .Max(row => GroupRatio(row.Operation, row.Size));

    private double? GroupRatio(string operation, int size) => GroupP50(operation, size) / GroupP50(operation, 10);

    private double? GroupP50(string operation, int size) => run.Groups?.Rows.FirstOrDefault(row => row.Operation == operation && row.Size == size)?.P50;

    private double? PageRatio(string way) => Page(way)?.P50 / Page(PageRow.First)?.P50;

    private PageRow? Page(string way) => findings.Pages.FirstOrDefault(row => row.Way == way && row.Members == run.SizeNear(Most));

    private GroupLoad? Load(string operation) => findings.GroupLoads.FirstOrDefault(load => load.Operation == operation);

    private double? Start() => findings.Starts
        .FirstOrDefault(start => start.Server == RolecallServer.ItsName && start.Members == run.SizeNear(Most))?.Took.TotalSeconds;

    private double? Memory() => findings.Memory
        .LastOrDefault(one => one.Server == RolecallServer.ItsName && one.Members == run.SizeNear(Usual) && one.When == "after reading")?.Memory.Pss;

    private Measured? Row(Workload work, int wanted) => findings.Find(RolecallServer.ItsName, work, run.SizeNear(wanted));

    private string At(int wanted) => $"{Number.Whole(run.SizeNear(wanted))} members";

    /// <summary>The largest group up to the wanted size.</summary>
    private int Group(int wanted) => run.Groups?.Rows.Where(row => row.Size <= wanted).Select(row => row.Size).DefaultIfEmpty(wanted).Max() ?? wanted;
}

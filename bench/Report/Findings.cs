using Rolecall.Bench.Load;
using Rolecall.Bench.Pacing;
using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Report;

internal sealed record Started(string Server, int Members, TimeSpan Took);

internal sealed record Filled(string Server, int Members, TimeSpan Took);

internal sealed record Occupied(string Server, int Members, string When, Footprint Memory);

internal sealed record PacedRow(Workload Workload, int Members, PacedFigures Figures);

internal sealed record Grouped(string Server, IReadOnlyList<GroupRow> Rows);

/// <param name="Clients">How many change it, or read it, at once.</param>
internal sealed record GroupLoad(string Server, string Operation, int Size, int Clients, Figures Figures);

internal sealed record Creation(string Way, int Size, TimeSpan Took);

/// <param name="What">What could not be measured.</param>
internal sealed record Absent(string Server, string What, string Reason);

/// <summary>All that a run found out, in the order it did.</summary>
internal sealed class Findings
{
    private readonly List<Measured> all = [];

    public List<Started> Starts { get; } = [];

    public List<Filled> Fills { get; } = [];

    public List<Occupied> Memory { get; } = [];

    public List<PacedRow> Paced { get; } = [];

    public List<PageRow> Pages { get; } = [];

    public List<Grouped> Groups { get; } = [];

    public List<GroupLoad> GroupLoads { get; } = [];

    public List<Creation> Creations { get; } = [];

    public List<Absent> Absent { get; } = [];

    /// <summary>Of several starts, the median.</summary>
    public IReadOnlyList<Measured> Rows =>
    [
        .. all.GroupBy(row => (row.Server, row.Workload, row.Members))
            .Select(rows => rows.OrderBy(row => row.PerSecond).ElementAt(rows.Count() / 2)),
    ];

    public void Add(Measured row) => all.Add(row);

    public Measured? Find(string server, Workload workload, int members) =>
        Rows.FirstOrDefault(row => row.Server == server && row.Workload == workload && row.Members == members);
}

using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Report;

/// <summary>Ours beside others under the same load in the same run.</summary>
internal static class PeerTable
{
    public static IEnumerable<string> Of(Run run)
    {
        var rows = run.Findings.Rows;
        var servers = rows.Select(row => row.Server).Distinct().ToArray();
        return servers.Length < 2 ? [] :
        [
            "## Beside others",
            "",
            "A second · p50 / p99 ms, and in brackets how many times as much ours does. Bulk rows count users.",
            "¹ One connection, because one request took more than 40 ms.",
            "",
            $"| workload | members | {string.Join(" | ", servers)} |",
            $"|---|---|{string.Concat(servers.Select(_ => "---|"))}",
            .. run.Options.PeerSizes.SelectMany(size => rows.Where(row => row.Members == size).Select(row => row.Workload).Distinct()
                .Where(work => servers.Count(server => run.Findings.Find(server, work, size) is not null) > 1)
                .Select(work => $"| {work.Name} | {Number.Whole(size)} | {string.Join(" | ", servers.Select(server => Cell(run, server, work, size)))} |")),
            .. Groups(run, servers),
            $"| keeps | | {string.Join(" | ", servers.Select(server => run.Keeps[server]))} |",
            $"| memory after reading, PSS MB | {Number.Whole(run.Options.PeerSizes[0])} | {string.Join(" | ", servers.Select(server => Memory(run, server)))} |",
            $"| start, ms | | {string.Join(" | ", servers.Select(server => Start(run, server)))} |",
            "",
        ];
    }

    private static string Cell(Run run, string server, Workload work, int size)
    {
        if (run.Findings.Find(server, work, size) is not { } row)
            return "–";
        if (row.PerSecond == 0)
            return $"no answer within {run.Options.Window.TotalSeconds * Load.Meter.Patience:0} s";
        var ours = run.Findings.Find(RolecallServer.ItsName, work, size);
        var times = ours is null || server == ours.Server ? "" : $" ({Number.Rate(ours.PerSecond / row.PerSecond)} ×)";
        var alone = row.Figures.Connections < work.Connections ? " ¹" : "";
        var errors = row.Figures.Errors == 0 ? "" : $" {Number.Errors(row.Figures.Errors)} errors";
        return $"{Number.Rate(row.PerSecond)} · {Number.Time(row.Figures.P50)} / {Number.Time(row.Figures.P99)}{alone}{times}{errors}";
    }

    /// <summary>One client, so that times and not rates are compared.</summary>
    private static IEnumerable<string> Groups(Run run, string[] servers)
    {
        var all = run.Findings.Groups.ToDictionary(groups => groups.Server, groups => groups.Rows);
        return all.Where(one => one.Key != RolecallServer.ItsName)
            .SelectMany(one => one.Value)
            .Select(row => (row.Operation, row.Size))
            .Distinct()
            .Select(row => $"| {row.Operation}, group of {Number.Whole(row.Size)}, p50 / p99 ms | "
                + $"| {string.Join(" | ", servers.Select(server => Times(server, row.Operation, row.Size)))} |");

        string Times(string server, string operation, int size)
        {
            if (Find(server, operation, size) is not { } row)
                return "–";
            var ours = Find(RolecallServer.ItsName, operation, size);
            var times = ours is null || server == RolecallServer.ItsName ? "" : $" ({Number.Rate(row.P50 / ours.P50)} ×)";
            return $"{Number.Time(row.P50)} / {Number.Time(row.P99)}{times}";
        }

        GroupRow? Find(string server, string operation, int size) =>
            all.GetValueOrDefault(server)?.FirstOrDefault(row => row.Operation == operation && row.Size == size);
    }

    private static string Memory(Run run, string server) =>
        run.Findings.Memory.FirstOrDefault(one => one.Server == server && one.When == "after reading")?.Memory.Pss is { } pss ? $"{pss}" : "–";

    private static string Start(Run run, string server) =>
        run.Findings.Starts.FirstOrDefault(one => one.Server == server)?.Took.TotalMilliseconds is { } time ? Number.Whole(time) : "–";
}

using Rolecall.Bench.Servers;

namespace Rolecall.Bench.Report;

/// <summary>What the server takes: memory, time to start, time to fill.</summary>
internal static class ProcessTable
{
    public static IEnumerable<string> Of(Run run)
    {
        var fills = run.Findings.Fills.Where(fill => fill.Server == RolecallServer.ItsName).ToArray();
        return fills.Length == 0 ? [] :
        [
            "## Start, memory, loading",
            "",
            run.Ceiling.IsPostgres
                ? "PSS and RSS of the server with PostgreSQL, shared buffers included."
                : "PSS is what is the server's own with its share of what it shares, mapped pages of the database included.",
            "",
            "| members | loaded in s | members a second | start to first answer ms | PSS after the start MB | PSS after reading MB | RSS after reading MB |",
            "|---|---|---|---|---|---|---|",
            .. fills.Select(fill => Line(fill, run.Findings)),
            "",
        ];
    }

    private static string Line(Filled fill, Findings findings)
    {
        var start = findings.Starts.FirstOrDefault(start => start.Server == fill.Server && start.Members == fill.Members);
        var (began, read) = (Memory("after the start"), Memory("after reading"));
        return $"| {Number.Whole(fill.Members)} | {Number.Rate(fill.Took.TotalSeconds)} | {Number.Whole(fill.Members / fill.Took.TotalSeconds)} "
            + $"| {(start is null ? "–" : Number.Whole(start.Took.TotalMilliseconds))} | {began?.Pss} | {read?.Pss} | {read?.Rss} |";

        Footprint? Memory(string when) => findings.Memory
            .FirstOrDefault(one => one.Server == fill.Server && one.Members == fill.Members && one.When == when)?.Memory;
    }
}

using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>What a workspace counts in the transaction of each write is what is there.</summary>
internal static class Counters
{
    private static readonly (string Counter, string Counted)[] All =
    [
        ("scim_members", "from members m where m.workspace = @workspace and m.scim_id is not null"),
        ("active_members", "from members m where m.workspace = @workspace and m.active"),
        ("groups", "from groups g where g.workspace = @workspace"),
    ];

    public static IEnumerable<string> Faults(Snapshot snapshot, Look look) =>
        from workspace in snapshot.Workspaces
        from counter in All
        let pair = Pair(snapshot, workspace, counter, look)
        where pair.Says != pair.Is
        select $"workspace {workspace}: {counter.Counter} says {pair.Says} and {pair.Is} are there";

    private static (long Says, long Is) Pair(Snapshot snapshot, long workspace, (string Counter, string Counted) counter, Look look)
    {
        look.Saw();
        var row = snapshot.Query(
            workspace, $"select w.{counter.Counter}, (select count(*) {counter.Counted}) from workspaces w where w.workspace = @workspace").Single();
        return ((long)row[0]!, (long)row[1]!);
    }
}

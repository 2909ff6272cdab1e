using Rolecall.Storage.Transfer;

namespace Rolecall.Storage.Checking;

/// <summary>What a group says of how many are in it.</summary>
internal static class GroupSizes
{
    public static IEnumerable<string> Faults(Snapshot snapshot, Look look) => snapshot.Workspaces.SelectMany(workspace => Faults(snapshot, workspace, look));

    private static IEnumerable<string> Faults(Snapshot snapshot, long workspace, Look look)
    {
        var groups = snapshot.Query(
            workspace,
            """
            select g.group_number, g.members, coalesce(c.counted, 0) from groups g left join (
                select group_number, count(*) as counted from group_members where workspace = @workspace group by group_number) c
                on c.group_number = g.group_number
            where g.workspace = @workspace order by g.group_number
            """);
        foreach (var group in groups)
        {
            look.Saw();
            if ((long)group[1]! != (long)group[2]!)
                yield return $"workspace {workspace}: group {group[0]} says that {group[1]} are in it, and {group[2]} are";
        }
    }
}

using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>How a member came into the groups that give a role.</summary>
internal static class GroupJoins
{
    private const string Last =
        """
        select a.made_by, a.request_id, a.at
        from audit a
        where a.workspace = @workspace and a.sequence = (
            select max(c.sequence) from group_member_changes c
            where c.workspace = @workspace and c.group_number = @group and c.member = @member and c.came = true)
        """;

    public static List<GroupJoin> Of(Session session, WorkspaceRow row, MemberNumber member)
    {
        var joins = new List<GroupJoin>();
        foreach (var mapping in session.Settings.Read(session, row).GroupRoles.Mappings)
        {
            var join = session.First(
                Last,
                found => new GroupJoin(mapping.Group, found.Text(), found.Text(), found.Time()),
                ("@workspace", row.Workspace.Value),
                ("@group", mapping.Number.Value),
                ("@member", member.Value));
            if (join is not null)
                joins.Add(join);
        }

        return joins;
    }
}

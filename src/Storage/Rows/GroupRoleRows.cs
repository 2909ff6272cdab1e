using Rolecall.Domain.Groups;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class GroupRoleRows
{
    public static IReadOnlyList<GroupMapping> All(Session session, WorkspaceId workspace) => session.All(
        """
        select scim_id, group_number, role, custom_role, priority, made_by, request_id, made_at
        from group_roles where workspace = @workspace order by priority
        """,
        row => new GroupMapping(
            Stored.Id(row.Text()),
            new GroupNumber(row.Number()),
            Stored.Role(row.IntOrNull(), row.IntOrNull()),
            row.Int(),
            row.Text(),
            row.Text(),
            row.Time()),
        ("@workspace", workspace.Value));

    /// <summary>Whole: they are few.</summary>
    public static void Put(Session session, WorkspaceId workspace, IReadOnlyList<GroupMapping> mappings)
    {
        session.Execute("delete from group_roles where workspace = @workspace", ("@workspace", workspace.Value));
        foreach (var mapping in mappings)
        {
            session.Execute(
                """
                insert into group_roles (workspace, group_number, scim_id, priority, role, custom_role, made_by, request_id, made_at)
                values (@workspace, @group, @id, @priority, @role, @custom, @by, @request, @at)
                """,
                ("@workspace", workspace.Value),
                ("@group", mapping.Number.Value),
                ("@id", mapping.Group.Value),
                ("@priority", mapping.Priority),
                ("@role", (int?)mapping.Role.BuiltIn),
                ("@custom", mapping.Role.Custom?.Value),
                ("@by", mapping.By),
                ("@request", mapping.RequestId),
                ("@at", Stored.Time(mapping.At)));
        }
    }

    /// <summary>Says how many mappings gave the role that goes.</summary>
    public static int Move(Session session, WorkspaceId workspace, RoleRemoval removal) => session.Change(
        "update group_roles set role = @builtIn, custom_role = @custom where workspace = @workspace and custom_role = @role",
        ("@builtIn", (int?)removal.MoveTo.BuiltIn),
        ("@custom", removal.MoveTo.Custom?.Value),
        ("@workspace", workspace.Value),
        ("@role", removal.Role.Value));
}

using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class ReceivedRows
{
    public static ReceivedRoles Of(Session session, WorkspaceId workspace, MemberNumber member, ConnectionId? connection) =>
        connection is not { } sender ? ReceivedRoles.None : session.First(
            """
            select custom_role_id, custom_role_name, role, roles
            from received_roles where workspace = @workspace and member = @member and connection = @connection
            """,
            row => new ReceivedRoles(row.TextOrNull(), row.TextOrNull(), row.TextOrNull(), row.TextOrNull()),
            ("@workspace", workspace.Value),
            ("@connection", sender.Value),
            ("@member", member.Value)) ?? ReceivedRoles.None;

    /// <summary>Of those whom SCIM sees, as the connection that manages them sent it.</summary>
    public static IReadOnlyList<ReceivedCount> Counts(Session session, WorkspaceId workspace) => session.All(
        """
        select v.custom_role_id, v.custom_role_name, v.role, v.roles, count(*)
        from received_roles v join members m on m.workspace = v.workspace and m.member = v.member and m.managed_by = v.connection
        where v.workspace = @workspace and m.scim_id is not null
        group by v.custom_role_id, v.custom_role_name, v.role, v.roles
        """,
        row => new ReceivedCount(new ReceivedRoles(row.TextOrNull(), row.TextOrNull(), row.TextOrNull(), row.TextOrNull()), row.Number()),
        ("@workspace", workspace.Value));

    public static void Write(
        Session session, WorkspaceId workspace, ConnectionId? connection, MemberState? before, MemberState after)
    {
        if (connection is not { } sender || after.Received == (before?.Received ?? ReceivedRoles.None))
            return;
        session.Execute(
            """
            insert into received_roles (workspace, member, connection, custom_role_id, custom_role_name, role, roles)
            values (@workspace, @member, @connection, @id, @name, @role, @roles)
            on conflict (workspace, member, connection) do update set custom_role_id = excluded.custom_role_id,
                custom_role_name = excluded.custom_role_name, role = excluded.role, roles = excluded.roles
            """,
            ("@workspace", workspace.Value),
            ("@connection", sender.Value),
            ("@member", after.Member.Number.Value),
            ("@id", after.Received.CustomRoleId),
            ("@name", after.Received.CustomRoleName),
            ("@role", after.Received.Role),
            ("@roles", after.Received.Roles));
    }
}

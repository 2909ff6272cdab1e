using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class RoleRows
{
    public static IReadOnlyList<CustomRole> All(Session session, WorkspaceId workspace) => session.All(
        """
        select role, name, inherited, permissions, created_at, former_names
        from roles where workspace = @workspace order by role
        """,
        row => new CustomRole(
            new RoleId(row.Int()),
            row.Text(),
            (BuiltInRole)row.Int(),
            StoredJson.Flags(row.Text()),
            row.Time(),
            StoredJson.Texts(row.Text())),
        ("@workspace", workspace.Value));

    public static void Put(Session session, WorkspaceId workspace, CustomRole role) => session.Execute(
        """
        insert into roles (workspace, role, name, name_key, key_version, inherited, permissions, former_names, created_at)
        values (@workspace, @role, @name, @key, @version, @inherited, @permissions, @former, @at)
        on conflict (workspace, role) do update set name = excluded.name, name_key = excluded.name_key,
            key_version = excluded.key_version, inherited = excluded.inherited, permissions = excluded.permissions,
            former_names = excluded.former_names
        """,
        ("@workspace", workspace.Value),
        ("@role", role.Id.Value),
        ("@name", role.Name),
        ("@key", NameKey.Fold(role.Name)),
        ("@version", NameKey.Version),
        ("@inherited", (int)role.Inherited),
        ("@permissions", StoredJson.Write(role.Permissions)),
        ("@former", StoredJson.Write(role.FormerNames)),
        ("@at", Stored.Time(role.Created)));

    public static long Holders(Session session, WorkspaceId workspace, RoleId role) => session.Number(
        "select count(*) from members where workspace = @workspace and custom_role = @role",
        ("@workspace", workspace.Value),
        ("@role", role.Value)) ?? 0;
}

using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Roles;

namespace Rolecall.Storage.Sqlite;

/// <summary>Numbers that are unique in the installation; one that a refused request took is given again.</summary>
internal static class Numbers
{
    public static MemberNumber NextMember(SqliteSession session) =>
        new(Next(session, "update installation set last_member = last_member + 1 returning last_member"));

    public static GroupNumber NextGroup(SqliteSession session) =>
        new(Next(session, "update installation set last_group = last_group + 1 returning last_group"));

    public static ResourceNumber NextResource(SqliteSession session) =>
        new(Next(session, "update installation set last_resource = last_resource + 1 returning last_resource"));

    public static RoleId NextRole(SqliteSession session) =>
        new((int)Next(session, "update installation set last_role = last_role + 1 returning last_role"));

    public static ConnectionId NextConnection(SqliteSession session) =>
        new((int)Next(session, "update installation set last_connection = last_connection + 1 returning last_connection"));

    public static long NextAccount(SqliteSession session) =>
        Next(session, "update installation set last_account = last_account + 1 returning last_account");

    private static long Next(SqliteSession session, string sql) =>
        session.Number(sql) ?? throw new InvalidOperationException("The installation's row is missing.");
}

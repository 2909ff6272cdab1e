using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Roles;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Numbers that are unique in the installation, and grow.</summary>
internal static class Numbers
{
    public static MemberNumber NextMember(Session session) =>
        new(Next(session, "member"));

    public static GroupNumber NextGroup(Session session) =>
        new(Next(session, "group"));

    public static ResourceNumber NextResource(Session session) =>
        new(Next(session, "resource"));

    public static RoleId NextRole(Session session) =>
        new((int)Next(session, "role"));

    public static ConnectionId NextConnection(Session session) =>
        new((int)Next(session, "connection"));

    public static long NextAccount(Session session) =>
        Next(session, "account");

    private static long Next(Session session, string kind) =>
        session.Number(session.Dialect.NextNumber(kind)) ?? throw new InvalidOperationException("The installation's row is missing.");
}

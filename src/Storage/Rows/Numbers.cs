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
    private static readonly Sql Member = new(dialect => dialect.NextNumber("member"));
    private static readonly Sql Group = new(dialect => dialect.NextNumber("group"));
    private static readonly Sql Resource = new(dialect => dialect.NextNumber("resource"));
    private static readonly Sql Role = new(dialect => dialect.NextNumber("role"));
    private static readonly Sql Connection = new(dialect => dialect.NextNumber("connection"));
    private static readonly Sql Account = new(dialect => dialect.NextNumber("account"));

    public static MemberNumber NextMember(Session session) =>
        new(Next(session, Member));

    public static GroupNumber NextGroup(Session session) =>
        new(Next(session, Group));

    public static ResourceNumber NextResource(Session session) =>
        new(Next(session, Resource));

    public static RoleId NextRole(Session session) =>
        new((int)Next(session, Role));

    public static ConnectionId NextConnection(Session session) =>
        new((int)Next(session, Connection));

    public static long NextAccount(Session session) =>
        Next(session, Account);

    private static long Next(Session session, Sql next) =>
        session.Number(next.In(session)) ?? throw new InvalidOperationException("The installation's row is missing.");
}

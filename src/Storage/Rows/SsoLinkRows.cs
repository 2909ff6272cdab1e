using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Who is who at an identity provider, and who may do without one.</summary>
internal static class SsoLinkRows
{
    private const string Select = "select connection, issuer, subject, member, linked_at, last_used_at from sso_links where workspace = @workspace";

    private static readonly Sql ActiveLinked = new(dialect =>
        $"""
        select count(*) from sso_links l {dialect.ThenJoin} members m on m.workspace = l.workspace and m.member = l.member
        where l.workspace = @workspace and l.connection = @connection and {dialect.Unindexed("m.active")} = true
        """);

    public static SsoLink? Find(Session session, WorkspaceId workspace, ConnectionId connection, string issuer, string subject) => session.First(
        $"{Select} and connection = @connection and issuer = @issuer and subject = @subject",
        Of,
        ("@workspace", workspace.Value),
        ("@connection", connection.Value),
        ("@issuer", issuer),
        ("@subject", subject));

    public static SsoLink? Find(Session session, WorkspaceId workspace, ConnectionId connection, MemberNumber member) => session.First(
        $"{Select} and connection = @connection and member = @member",
        Of,
        ("@workspace", workspace.Value),
        ("@connection", connection.Value),
        ("@member", member.Value));

    public static IReadOnlyList<SsoLink> Of(Session session, WorkspaceId workspace, MemberNumber member) => session.All(
        $"{Select} and member = @member order by linked_at", Of, ("@workspace", workspace.Value), ("@member", member.Value));

    public static MemberSignOn ReadMember(Session session, WorkspaceId workspace, MemberNumber member) => new(
        Of(session, workspace, member),
        session.Number(
            "select 1 from sso_bypasses where workspace = @workspace and member = @member",
            ("@workspace", workspace.Value),
            ("@member", member.Value)) is not null);

    public static LinkCount Count(Session session, WorkspaceId workspace, ConnectionId connection)
    {
        var linked = session.Number(
            ActiveLinked.In(session),
            ("@workspace", workspace.Value),
            ("@connection", connection.Value)) ?? 0;
        var active = session.Number("select active_members from workspaces where workspace = @workspace", ("@workspace", workspace.Value)) ?? 0;
        return new LinkCount(linked, active - linked);
    }

    /// <summary>A member has one link through a connection: the former goes.</summary>
    public static void Put(Session session, WorkspaceId workspace, SsoLink link)
    {
        session.Execute(
            """
            delete from sso_links where workspace = @workspace and connection = @connection and member = @member
                and (issuer <> @issuer or subject <> @subject)
            """,
            Values(workspace, link));
        session.Execute(
            """
            insert into sso_links (workspace, connection, issuer, subject, member, linked_at, last_used_at)
            values (@workspace, @connection, @issuer, @subject, @member, @linked, @used)
            on conflict (workspace, connection, issuer, subject) do update set last_used_at = excluded.last_used_at
            """,
            Values(workspace, link));
    }

    public static void Remove(Session session, WorkspaceId workspace, SsoLink link)
    {
        session.Execute(
            "delete from sso_links where workspace = @workspace and connection = @connection and issuer = @issuer and subject = @subject",
            Values(workspace, link));
        session.Announce(new Change(workspace, link.Member));
    }

    public static void SetBypass(Session session, WorkspaceId workspace, MemberNumber member, bool may, string by, DateTimeOffset at)
    {
        session.Execute(
            may
                ? """
                  insert into sso_bypasses (workspace, member, made_by, made_at) values (@workspace, @member, @by, @at)
                  on conflict (workspace, member) do nothing
                  """
                : "delete from sso_bypasses where workspace = @workspace and member = @member",
            ("@workspace", workspace.Value),
            ("@member", member.Value),
            ("@by", by),
            ("@at", Stored.Time(at)));
        session.Announce(new Change(workspace, member));
    }

    private static Parameter[] Values(WorkspaceId workspace, SsoLink link) =>
    [
        ("@workspace", workspace.Value),
        ("@connection", link.Connection.Value),
        ("@issuer", link.Issuer),
        ("@subject", link.Subject),
        ("@member", link.Member.Value),
        ("@linked", Stored.Time(link.Linked)),
        ("@used", Stored.Time(link.LastUsed)),
    ];

    private static SsoLink Of(Row row) => new(
        new ConnectionId(row.Int()), row.Text(), row.Text(), new MemberNumber(row.Number()), row.Time(), row.Time());
}

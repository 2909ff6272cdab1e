using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class AccessEnds
{
    public static void Add(Session session, Ledger ledger, ConnectionId connection, MemberNumber member) => session.Execute(
        """
        insert into access_ends (workspace, connection, sequence, at, member)
        values (@workspace, @connection, @sequence, @at, @member)
        """,
        ("@workspace", ledger.Workspace.Value),
        ("@connection", connection.Value),
        ("@sequence", ledger.Sequence),
        ("@at", Stored.Time(ledger.Now)),
        ("@member", member.Value));

    public static int Since(Session session, WorkspaceId workspace, ConnectionId? connection, DateTimeOffset since) =>
        connection is not { } sender ? 0 : (int)(session.Number(
            """
            select count(distinct member) from access_ends
            where workspace = @workspace and connection = @connection and at >= @since
            """,
            ("@workspace", workspace.Value),
            ("@connection", sender.Value),
            ("@since", Stored.Time(since))) ?? 0);
}

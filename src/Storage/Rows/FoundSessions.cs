using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Reads a session with what it opens.</summary>
internal static class FoundSessions
{
    public static FoundSession? Find(Session session, string handle, WorkspaceId? workspace)
    {
        if (SessionRows.Find(session, handle) is not { } browser)
            return null;
        var account = browser.Account is { } number ? AccountRows.Find(session, number) : null;
        var membership = MembershipOf(session, browser, workspace);
        return new FoundSession(browser, account, membership, membership is not null && IsLinked(session, browser, membership));
    }

    private static Membership? MembershipOf(Session session, BrowserSession browser, WorkspaceId? workspace)
    {
        if (workspace is not { } asked || (browser.Only is { } only && only != asked))
            return null;
        return browser.Member is { } member
            ? MembershipRows.Find(session, asked, member)
            : browser.Account is { } account ? MembershipRows.Find(session, asked, account) : null;
    }

    /// <summary>By a link that is older than the proof: whoever was unlinked in between has signed in anew since.</summary>
    private static bool IsLinked(Session session, BrowserSession browser, Membership membership) => browser.Connection is { } connection && session.Number(
        """
        select 1 from sso_links l join connections k on k.workspace = l.workspace and k.connection = l.connection
        where l.workspace = @workspace and l.connection = @connection and l.subject = @subject and l.member = @member and l.linked_at <= @proven and k.state = @enabled
        limit 1
        """,
        ("@workspace", membership.Workspace.Value),
        ("@connection", connection.Value),
        ("@subject", browser.Subject),
        ("@member", membership.Member.Value),
        ("@proven", Stored.Time(browser.Authenticated)),
        ("@enabled", Stored.Word(ConnectionState.Enabled))) is not null;
}

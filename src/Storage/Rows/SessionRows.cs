using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Browsers that are signed in.</summary>
internal static class SessionRows
{
    private const string Select =
        """
        select handle, hash, account, only_workspace, member, connection, subject, method, created_at, authenticated_at, seen_at, expires_at,
            address, agent
        from sessions
        """;

    public static BrowserSession? Find(Session session, string handle) => session.First($"{Select} where handle = @handle", Of, ("@handle", handle));

    /// <summary>Those of an account with those through the identity providers of its workspaces: they are of one person.</summary>
    public static IReadOnlyList<BrowserSession> Of(Session session, SessionsOf of)
    {
        if (of.Account is not { } account)
            return of is { Workspace: { } workspace, Member: { } member } ? OfMember(session, workspace, member) : [];
        var own = session.All($"{Select} where account = @account", Of, ("@account", account));
        return
        [
            .. own.Concat(MembershipRows.Of(session, account).SelectMany(place => OfMember(session, place.Workspace, place.Member)))
                .OrderByDescending(browser => browser.Seen).ThenBy(browser => browser.Handle, StringComparer.Ordinal),
        ];
    }

    private static List<BrowserSession> OfMember(Session session, WorkspaceId workspace, MemberNumber member) => session.All(
        $"{Select} where only_workspace = @workspace and member = @member order by seen_at desc, handle",
        Of,
        ("@workspace", workspace.Value),
        ("@member", member.Value));

    /// <summary>A known handle keeps whose it is and what it opens.</summary>
    public static void Put(Session session, BrowserSession browser) => session.Execute(
        """
        insert into sessions (handle, hash, account, only_workspace, member, connection, subject, method, created_at, authenticated_at, seen_at,
            expires_at, address, agent)
        values (@handle, @hash, @account, @workspace, @member, @connection, @subject, @method, @created, @authenticated, @seen, @expires,
            @address, @agent)
        on conflict (handle) do update set authenticated_at = excluded.authenticated_at, seen_at = excluded.seen_at,
            expires_at = excluded.expires_at
        """,
        ("@handle", browser.Handle),
        ("@hash", browser.Hash.ToArray()),
        ("@account", browser.Account),
        ("@workspace", browser.Only?.Value),
        ("@member", browser.Member?.Value),
        ("@connection", browser.Connection?.Value),
        ("@subject", browser.Subject),
        ("@method", Stored.Word(browser.Method)),
        ("@created", Stored.Time(browser.Created)),
        ("@authenticated", Stored.Time(browser.Authenticated)),
        ("@seen", Stored.Time(browser.Seen)),
        ("@expires", Stored.Time(browser.Expires)),
        ("@address", browser.Address),
        ("@agent", browser.Agent));

    public static void End(Session session, string handle) => session.Execute("delete from sessions where handle = @handle", ("@handle", handle));

    public static void Touch(Session session, string handle, DateTimeOffset seen) => session.Execute(
        "update sessions set seen_at = @at where handle = @handle and seen_at < @at", ("@at", Stored.Time(seen)), ("@handle", handle));

    private static BrowserSession Of(Row row) => new(
        row.Text(),
        row.Bytes(),
        row.NumberOrNull(),
        row.IntOrNull() is { } workspace ? new WorkspaceId(workspace) : null,
        row.NumberOrNull() is { } member ? new MemberNumber(member) : null,
        row.IntOrNull() is { } connection ? new ConnectionId(connection) : null,
        row.TextOrNull(),
        Stored.Word<SignInMethod>(row.Text()),
        row.Time(),
        row.Time(),
        row.Time(),
        row.Time(),
        row.TextOrNull(),
        row.TextOrNull());
}

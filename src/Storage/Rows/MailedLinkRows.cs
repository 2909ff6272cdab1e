using Rolecall.Domain.Accounts;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class MailedLinkRows
{
    private static readonly Sql Hold = new(dialect =>
        $"""
        select handle, hash, purpose, email, account, account_version, only_workspace, member, created_at, expires_at, used_at
        from mailed_links where handle = @handle{dialect.ForUpdate}
        """);

    /// <summary>For a write: nobody else uses it meanwhile.</summary>
    public static MailedLink? FindAndHold(Session session, string handle) => session.First(Hold.In(session), Of, ("@handle", handle));

    public static void Put(Session session, MailedLink link) => session.Execute(
        """
        insert into mailed_links (handle, hash, purpose, email, account, account_version, only_workspace, member, created_at, expires_at, used_at)
        values (@handle, @hash, @purpose, @email, @account, @version, @workspace, @member, @created, @expires, @used)
        on conflict (handle) do update set used_at = excluded.used_at
        """,
        ("@handle", link.Handle),
        ("@hash", link.Hash.ToArray()),
        ("@purpose", Stored.Word(link.Purpose)),
        ("@email", link.Email),
        ("@account", link.Account),
        ("@version", link.AccountVersion),
        ("@workspace", link.Workspace?.Value),
        ("@member", link.Member?.Value),
        ("@created", Stored.Time(link.Created)),
        ("@expires", Stored.Time(link.Expires)),
        ("@used", Stored.Time(link.Used)));

    private static MailedLink Of(Row row) => new(
        row.Text(),
        row.Bytes(),
        Stored.Word<MailedLinkPurpose>(row.Text()),
        row.Text(),
        row.NumberOrNull(),
        row.Number(),
        row.IntOrNull() is { } workspace ? new WorkspaceId(workspace) : null,
        row.NumberOrNull() is { } member ? new MemberNumber(member) : null,
        row.Time(),
        row.Time(),
        row.TimeOrNull());
}

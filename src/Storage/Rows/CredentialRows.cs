using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

internal static class CredentialRows
{
    private const string Columns =
        "c.handle, c.kind, c.workspace, c.hash, c.name, c.connection, c.member, c.created_at, c.expires_at, c.ends_at, c.last_used_at";

    private static readonly TimeSpan ShownAfterEnd = TimeSpan.FromDays(1);

    public static IReadOnlyList<Credential> Recent(Session session, WorkspaceId workspace, DateTimeOffset now) => session.All(
        $"""
        select {Columns} from credentials c
        where c.workspace = @workspace and c.expires_at > @since and (c.ends_at is null or c.ends_at > @since)
        order by c.created_at, c.handle
        """,
        Of,
        ("@workspace", workspace.Value),
        ("@since", Stored.Time(now - ShownAfterEnd)));

    /// <summary>The one read that names no workspace: it is the one that finds out which.</summary>
    public static FoundCredential? Find(Session session, string handle)
    {
        session.EnterByCredential(handle);
        if (session.Number("select workspace from credentials where handle = @handle", ("@handle", handle)) is not { } workspace)
            return null;
        session.Enter(new WorkspaceId((int)workspace));
        return session.First(
            $"""
            select {Columns}, coalesce(m.active, false), coalesce(r.inherited, m.role), w.behaviour,
                exists (select 1 from sso_bypasses b where b.workspace = c.workspace and b.member = c.member) or exists (
                    select 1 from sso_links l join connections e on e.workspace = l.workspace and e.connection = l.connection
                    where l.workspace = c.workspace and l.member = c.member and e.state = @enabled),
                k.connection is not null, {ConnectionRows.Columns}
            from credentials c
            join workspaces w on w.workspace = c.workspace
            left join connections k on k.workspace = c.workspace and k.connection = c.connection
            left join members m on m.workspace = c.workspace and m.member = c.member
            left join roles r on r.workspace = m.workspace and r.role = m.custom_role
            where c.handle = @handle
            """,
            Found,
            ("@handle", handle),
            ("@enabled", Stored.Word(ConnectionState.Enabled)));
    }

    /// <summary>A known handle keeps its hash and what it opens: a secret never changes, it ends.</summary>
    public static void Put(Session session, WorkspaceId workspace, Credential credential)
    {
        if (credential.Workspace != workspace)
            throw new InvalidOperationException("A credential of another workspace.");
        var written = session.Change(
            """
            insert into credentials (handle, workspace, kind, hash, name, connection, member, created_at, expires_at, ends_at, last_used_at)
            values (@handle, @workspace, @kind, @hash, @name, @connection, @member, @created, @expires, @ends, @used)
            on conflict (handle) do update set name = excluded.name, expires_at = excluded.expires_at, ends_at = excluded.ends_at
            where credentials.workspace = excluded.workspace
            """,
            ("@handle", credential.Handle),
            ("@workspace", workspace.Value),
            ("@kind", Stored.Word(credential.Kind)),
            ("@hash", credential.Hash.ToArray()),
            ("@name", credential.Name),
            ("@connection", credential.Connection?.Value),
            ("@member", credential.Member?.Value),
            ("@created", Stored.Time(credential.Created)),
            ("@expires", Stored.Time(credential.Expires)),
            ("@ends", Stored.Time(credential.Ends)),
            ("@used", Stored.Time(credential.LastUsed)));
        if (written == 0)
            throw new InvalidOperationException("The credential's handle is another workspace's.");
    }

    /// <summary>Whether a person has keys of their own.</summary>
    public static bool Has(Session session, WorkspaceId workspace, MemberNumber member) => session.Number(
        "select 1 from credentials where workspace = @workspace and member = @member limit 1",
        ("@workspace", workspace.Value),
        ("@member", member.Value)) is not null;

    public static void Touch(Session session, string handle, DateTimeOffset lastUsed)
    {
        session.EnterByCredential(handle);
        session.Execute(
            "update credentials set last_used_at = @at where handle = @handle and coalesce(last_used_at, 0) < @at",
            ("@at", Stored.Time(lastUsed)),
            ("@handle", handle));
    }

    private static FoundCredential Found(Row row)
    {
        var credential = Of(row);
        var active = row.Flag();
        var role = (BuiltInRole?)row.IntOrNull();
        var requiresSso = StoredJson.Behaviour(row.Text()).Sso == SsoPolicy.Required && role is not null and not BuiltInRole.Owner;
        var signedIn = row.Flag();
        return new FoundCredential(credential, row.Flag() ? ConnectionRows.Of(row) : null, active, role) { AwaitsSso = requiresSso && !signedIn };
    }

    private static Credential Of(Row row) => new(
        row.Text(),
        Stored.Word<TokenKind>(row.Text()),
        new WorkspaceId(row.Int()),
        row.Bytes(),
        row.Text(),
        row.IntOrNull() is { } connection ? new ConnectionId(connection) : null,
        row.NumberOrNull() is { } member ? new MemberNumber(member) : null,
        row.Time(),
        row.Time(),
        row.TimeOrNull(),
        row.TimeOrNull());
}

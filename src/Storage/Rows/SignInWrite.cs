using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Text;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Read, decide, write: one sign-in through an identity provider inside the writer's transaction.</summary>
internal static class SignInWrite
{
    // Both as the indexes have them; a person may be found by each.
    private const string Fitting =
        """
        select member from members where workspace = @workspace and external_id = @external and scim_id is not null
        union all select member from members where workspace = @workspace and user_name_key = @name and scim_id is not null
        """;

    public static T Run<T>(
        Session session, WorkspaceRow row, DateTimeOffset now, string? state, ProvenIdentity identity, Caller caller,
        Func<SignInContext, SignInCommit<T>> decide)
    {
        var context = Read(session, row, state, identity);
        var (commit, result) = decide(context);
        var workspace = row.Workspace;
        var ledger = new Ledger(row, now);
        if (commit.Uses && context.State is { } used)
            SignInRows.Use(session, workspace, used);
        if (commit.Uses && identity.Assertion is { } assertion)
            SignInRows.Use(session, workspace, identity.Connection, assertion);
        if (commit.Connections.Count > 0)
        {
            ConnectionRows.Put(session, workspace, commit.Connections);
            ledger.SettingsChanged();
            session.Announce(new Change(workspace, null));
        }

        if (commit.Link is { } link)
        {
            if (context.LinkOf(link.Member)?.Subject != link.Subject)
                session.Announce(new Change(workspace, link.Member));
            SsoLinkRows.Put(session, workspace, link);
        }

        if (commit.EndedSession is { } ended)
            SessionRows.End(session, ended);
        if (commit.Session is { } browser)
            SessionRows.Put(session, browser);
        if (commit.Attempt is { } attempt)
            SignInRows.Add(session, workspace, attempt);
        AuditLines.Add(session, ledger, caller, commit.Audit);
        Outbox.Add(session, ledger, commit.Events);
        ledger.Close(session);
        return result;
    }

    private static SignInContext Read(Session session, WorkspaceRow row, string? handle, ProvenIdentity identity)
    {
        var workspace = row.Workspace;
        var state = handle is null ? null : SignInRows.FindStateAndHold(session, workspace, handle);
        var states = new MemberStates(session, workspace, identity.Connection);
        var link = SsoLinkRows.Find(session, workspace, identity.Connection, identity.Issuer, identity.Subject);
        return new SignInContext(
            session.Settings.Read(session, row).Of(row),
            state,
            identity.Assertion is { } assertion && SignInRows.IsUsed(session, workspace, identity.Connection, assertion),
            link is null ? null : states.Find(link.Member),
            [.. Numbers(session, workspace, identity).Select(states.Find).OfType<MemberState>()],
            state?.Session is { } asking ? FoundSessions.Find(session, asking, workspace) : null,
            member => SsoLinkRows.Find(session, workspace, identity.Connection, member));
    }

    private static IEnumerable<MemberNumber> Numbers(Session session, WorkspaceId workspace, ProvenIdentity identity) => identity.UserNames
        .DefaultIfEmpty("")
        .SelectMany(name => session.All(
            Fitting,
            row => new MemberNumber(row.Number()),
            ("@workspace", workspace.Value),
            ("@external", identity.ExternalId),
            ("@name", NameKey.Fold(name))))
        .Distinct();
}

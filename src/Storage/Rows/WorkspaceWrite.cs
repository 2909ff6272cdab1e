using Rolecall.Domain;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Read, decide, write: one change of settings inside the writer's transaction.</summary>
internal static class WorkspaceWrite
{
    public static T Run<T>(
        Session session,
        WorkspaceRow row,
        DateTimeOffset now,
        Caller caller,
        Func<WorkspaceContext, WorkspaceCommit<T>> decide)
    {
        var context = WorkspaceContexts.Read(session, row, now);
        var (commit, result) = decide(context);
        var ledger = new Ledger(row, now);
        if (commit.Types is { } definitions)
        {
            TypeRows.Put(session, row.Workspace, context.Types.Definitions, definitions);
            ledger.TypesChanged();
        }

        Write(session, ledger, caller, commit, context);
        return result;
    }

    private static void Write(Session session, Ledger ledger, Caller caller, WorkspaceCommit commit, WorkspaceContext context)
    {
        var workspace = ledger.Workspace;
        if (commit.Workspace is { } changed)
            ledger.Rewrite(changed);
        foreach (var role in commit.Roles)
            RoleRows.Put(session, workspace, role);
        ConnectionRows.Put(session, workspace, commit.Connections);
        if (commit.UndoneRun is { } undone)
            RunRows.MarkUndone(session, ledger, undone, caller);
        foreach (var credential in commit.Credentials)
            CredentialRows.Put(session, workspace, credential);
        foreach (var link in commit.Unlinked)
            SsoLinkRows.Remove(session, workspace, link);
        if (commit.Bypass is { } bypass)
            SsoLinkRows.SetBypass(session, workspace, bypass.Member, bypass.May, caller.Name, ledger.Now);
        foreach (var browser in commit.Sessions)
            SessionRows.Put(session, browser);
        foreach (var secret in commit.Secrets)
            ConnectionSecretRows.Put(session, workspace, secret);
        var mappingsMoved = commit.Removal is { } removal && RoleMove.Run(session, ledger, removal);
        if (commit.GroupRoles is { } mappings)
            GroupRoleRows.Put(session, workspace, mappings);
        if (mappingsMoved || commit.GroupRoles is not null || (commit.Workspace is { } next && Differs(context.Workspace.Behaviour, next.Behaviour)))
            SettleRoles(session, ledger, context, commit);
        var changesSettings = commit is not { Workspace: null, Types: null, Roles: [], Connections: [], Removal: null, GroupRoles: null };
        if (changesSettings)
            ledger.SettingsChanged();
        if (changesSettings || commit.Credentials.Count > 0)
            session.Announce(new Change(workspace, null));

        AuditLines.Add(session, ledger, caller, commit.Audit);
        Outbox.Add(session, ledger, commit.Events);
        ledger.Close(session);
    }

    private static bool Differs(Behaviour before, Behaviour after) =>
        before.DefaultRole != after.DefaultRole || before.GroupRoles != after.GroupRoles || before.RoleCeiling != after.RoleCeiling;

    private static void SettleRoles(Session session, Ledger ledger, WorkspaceContext context, WorkspaceCommit commit)
    {
        var behaviour = commit.Workspace?.Behaviour ?? context.Workspace.Behaviour;
        var roles = new RoleBook(RoleRows.All(session, ledger.Workspace));
        var mappings = new GroupRoleBook(GroupRoleRows.All(session, ledger.Workspace), behaviour, roles);
        new UngrantedRoles(session, ledger.Workspace, context.Workspace.Owner).Settle(ledger, mappings, behaviour);
    }
}

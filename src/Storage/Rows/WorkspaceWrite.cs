using Rolecall.Domain;
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
        if (commit.Workspace?.Behaviour.DefaultRole is { } role && role != context.Workspace.Behaviour.DefaultRole)
            RoleMove.Run(session, ledger, context.Workspace.Owner, context.Workspace.Behaviour.DefaultRole, role);
        if (commit.Types is { } definitions)
        {
            TypeRows.Put(session, row.Workspace, context.Types.Definitions, definitions);
            ledger.TypesChanged();
        }

        Write(session, ledger, caller, commit);
        return result;
    }

    private static void Write(Session session, Ledger ledger, Caller caller, WorkspaceCommit commit)
    {
        var workspace = ledger.Workspace;
        if (commit.Workspace is { } changed)
            ledger.Rewrite(changed);
        foreach (var role in commit.Roles)
            RoleRows.Put(session, workspace, role);
        ConnectionRows.Put(session, workspace, commit.Connections);
        foreach (var credential in commit.Credentials)
            CredentialRows.Put(session, workspace, credential);
        if (commit.Removal is { } removal)
            RoleMove.Run(session, ledger, removal);
        var changesSettings = commit is not { Workspace: null, Types: null, Roles: [], Connections: [], Removal: null };
        if (changesSettings)
            ledger.SettingsChanged();
        if (changesSettings || commit.Credentials.Count > 0)
            session.Announce(new Change(workspace, null));

        AuditLines.Add(session, ledger, caller, commit.Audit);
        Outbox.Add(session, ledger, commit.Events);
        ledger.Close(session);
    }
}

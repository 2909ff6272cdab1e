using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Reads what a decision about settings depends on.</summary>
internal static class WorkspaceContexts
{
    public static WorkspaceContext Read(Session session, WorkspaceRow row, DateTimeOffset now)
    {
        var settings = session.Settings.Read(session, row);
        return new WorkspaceContext(
            settings.Of(row),
            CredentialRows.Recent(session, row.Workspace, now),
            role => RoleRows.Holders(session, row.Workspace, role),
            () => Numbers.NextRole(session),
            () => Numbers.NextConnection(session),
            (type, filter) => TypeUse.Any(session, row.Workspace, settings.Types, type, filter))
        {
            Received = () => ReceivedRows.Counts(session, row.Workspace),
            FindGroup = id => GroupRows.Find(session, row.Workspace, id)?.Number,
            Shifts = new UngrantedRoles(session, row.Workspace, row.Owner).Shifts,
        };
    }
}

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
            OwnerHasPassword = () => HasPassword(session, row),
            SignOnOf = member => MembershipRows.Find(session, row.Workspace, member) is null ? null : SsoLinkRows.ReadMember(session, row.Workspace, member),
            Shifts = new UngrantedRoles(session, row.Workspace, row.Owner).Shifts,
        };
    }

    private static bool HasPassword(Session session, WorkspaceRow row) => session.Number(
        """
        select 1 from members m join accounts a on a.account = m.account
        where m.workspace = @workspace and m.member = @owner and a.password is not null
        """,
        ("@workspace", row.Workspace.Value),
        ("@owner", row.Owner.Value)) is not null;
}

using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Reads what a decision about one member depends on.</summary>
internal static class MemberContexts
{
    public static MemberContext Read(
        Session session, Workspace workspace, Settings settings, Caller caller, MemberAddress address)
    {
        var states = new MemberStates(session, workspace.Id, caller.Connection);
        var newcomer = address is NewMember named && states.Knows(named) ? named : null;
        return new MemberContext
        {
            Workspace = workspace,
            Roles = settings.Roles,
            Connections = settings.Connections,
            Types = settings.Types,
            GroupRoles = settings.GroupRoles,
            Member = address switch
            {
                ByScimId { Id: var id } => states.Find(id),
                ByNumber { Number: var number } => states.Find(number),
                _ => null,
            },
            WithUserName = newcomer is null ? null : states.WithUserName(newcomer.UserNameKey),
            InactiveWithExternalId = newcomer?.ExternalId is { } externalId ? states.InactiveWithExternalId(externalId) : null,
            DeletedWithUserName = newcomer is null ? null : states.DeletedWithUserName(newcomer.UserNameKey),
            IsTaken = (key, except) => IsTaken(session, workspace.Id, key, except),
            IsValueTaken = (value, except) => UniqueValueRows.IsTaken(session, workspace.Id, value, except.Value),
            DeactivatedSince = since => AccessEnds.Since(session, workspace.Id, caller.Connection, since),
            Around = run => AroundRun.Member(session, workspace.Id, run, address is ByNumber { Number: var own } ? own : throw Unaddressed()),
            NewNumber = () => Numbers.NextMember(session),
        };
    }

    private static InvalidOperationException Unaddressed() => new("Only a member that is addressed by its number is looked at around a run.");

    private static bool IsTaken(Session session, WorkspaceId workspace, string key, MemberNumber except) => session.Number(
        """
        select 1 from members
        where workspace = @workspace and user_name_key = @key and scim_id is not null and member <> @except
        """,
        ("@workspace", workspace.Value),
        ("@key", key),
        ("@except", except.Value)) is not null;
}

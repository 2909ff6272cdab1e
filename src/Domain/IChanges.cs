using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain;

/// <summary>
/// The feed by which a store says that what requests are let in and read by has changed, so that this may be kept in memory between
/// requests and still what is revoked stops with the next one (M9).
/// </summary>
/// <remarks>
/// A change is announced once it is committed and before its writer is answered, on every node: on the writer's own at once, on the
/// others within a second. Too many announcements cost a read each, a missing one lets in whom it should not.
/// </remarks>
public interface IChanges
{
    /// <param name="hear">Returns at once and does not throw. May be called by several threads at a time.</param>
    void Subscribe(Action<Change> hear);
}

/// <summary>What may be otherwise than it was read before.</summary>
/// <param name="Workspace">Null when a store cannot tell, as after the connection to the feed was lost: then anything may be.</param>
/// <param name="Member">Whose access or role changed and nothing else; null for credentials, connections, roles, types and settings.</param>
public sealed record Change(WorkspaceId? Workspace, MemberNumber? Member);

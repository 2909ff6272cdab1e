using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Domain.Workspaces;

/// <summary>Who asks, as far as the credential proved it.</summary>
/// <param name="Name">For audit and log: "scim:{handle}", "member:{number}", "workspace-key:{handle}", "operator".</param>
/// <param name="Connection">The connection of a SCIM token.</param>
/// <param name="Member">The person behind a personal key.</param>
/// <param name="Role">The rank of whoever asks; a SCIM token has none.</param>
/// <param name="RequestId">Names the request in log, audit and error answers.</param>
/// <param name="Address">The peer's network address; null for the operator.</param>
public sealed record Caller(
    WorkspaceId Workspace,
    string Name,
    ConnectionId? Connection,
    MemberNumber? Member,
    BuiltInRole? Role,
    string RequestId,
    string? Address)
{
    /// <summary>Owners and admins administer a workspace.</summary>
    /// <exception cref="RefusedException">Forbidden.</exception>
    public void RequireAdmin()
    {
        if (Role is not { } role || role.Rank() < BuiltInRole.Admin.Rank())
            throw new RefusedException(Refusal.Forbidden, "Only an owner or admin of the workspace may do this: use the key of one.");
    }

    /// <exception cref="RefusedException">Forbidden.</exception>
    public void RequireOwner()
    {
        if (Role != BuiltInRole.Owner)
            throw new RefusedException(Refusal.Forbidden, "Only the owner of the workspace may do this: use the owner's key.");
    }
}

using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Accounts;

/// <summary>One workspace that an account is linked to, and how it may be entered.</summary>
/// <param name="Role">What follows from the grants; of a custom role what it inherits.</param>
/// <param name="Bypasses">Whether this person may do without the identity provider although it is required.</param>
/// <param name="Readmitted">When access was last given back; null when it was never taken.</param>
public sealed record Membership(
    WorkspaceId Workspace, string Name, Behaviour Behaviour, MemberNumber Member, bool Active, BuiltInRole Role, bool Bypasses, DateTimeOffset? Readmitted)
{
    /// <summary>Whether a password alone does not open it.</summary>
    public bool NeedsCode =>
        Behaviour.SecondFactor == SecondFactorPolicy.Everyone
        || (Behaviour.SecondFactor == SecondFactorPolicy.Admins && Role.Rank() >= BuiltInRole.Admin.Rank());

    /// <summary>Whether the account's own password opens the workspace (design §4.1). The owner's always does: somebody must be able to get in.</summary>
    public bool TakesPassword => Active && (Behaviour.Sso != SsoPolicy.Required || Bypasses || Role == BuiltInRole.Owner);
}

namespace Rolecall.Domain.Roles;

/// <summary>Where a reason for a role comes from.</summary>
public enum GrantSource
{
    /// <summary>A role attribute that the identity provider sent.</summary>
    Attribute,

    /// <summary>An owner or admin in the console or through the public API.</summary>
    Manual,
}

/// <summary>One reason for a role.</summary>
/// <param name="Via">The SCIM attribute that gave it; null for a manual grant.</param>
/// <param name="Sequence">The audit entry that made it: of two grants the later counts.</param>
/// <param name="By">The caller's name.</param>
/// <param name="RequestId">The request that made it, as in the provisioning log.</param>
public sealed record Grant(
    GrantSource Source, RoleRef Role, RoleAttribute? Via, long Sequence, string By, string RequestId, DateTimeOffset At);

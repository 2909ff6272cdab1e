using Rolecall.Domain.Groups;

namespace Rolecall.Domain.Roles;

/// <summary>Where a reason for a role comes from; the earlier counts before the later, but of attribute and manual the more recent does.</summary>
public enum RoleSource
{
    Owner,
    Attribute,
    Manual,
    GroupMapping,
    Default,
}

/// <summary>One reason for a member's role, and whether it is the one that counts.</summary>
/// <param name="Sentence">Why it counts, or what keeps it from it.</param>
public sealed record RoleReason(RoleSource Source, RoleRef Role, bool Counts, string Sentence)
{
    /// <summary>The SCIM attribute that gave it.</summary>
    public RoleAttribute? Via { get; init; }

    /// <summary>The group that gives it.</summary>
    public MemberGroup? Group { get; init; }

    public GroupMapping? Mapping { get; init; }

    /// <summary>Who made it, for a group whoever put the member in; null for what nobody made.</summary>
    public string? By { get; init; }

    /// <summary>The request that made it, as in the provisioning log.</summary>
    public string? RequestId { get; init; }

    public DateTimeOffset? At { get; init; }
}

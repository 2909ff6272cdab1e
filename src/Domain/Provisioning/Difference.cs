namespace Rolecall.Domain.Provisioning;

/// <summary>What is otherwise about one member, group or resource.</summary>
/// <param name="Subject">As in the audit: "member:12"; "member:new" for one that has no number yet.</param>
/// <param name="Name">What people call it; null where it was not read.</param>
public sealed record Difference(string Subject, string? Name, DifferenceKind Kind, IReadOnlyList<ChangedValue> Values);

public enum DifferenceKind
{
    Created,
    Changed,

    /// <summary>SCIM sees it no more.</summary>
    Deleted,

    /// <summary>SCIM sees it again.</summary>
    Restored,
}

/// <param name="Name">An attribute, or "role", "grants", "members", "managedBy".</param>
/// <param name="Before">JSON; null when there was none.</param>
/// <param name="After">JSON; null when there is none.</param>
public sealed record ChangedValue(string Name, string? Before, string? After);

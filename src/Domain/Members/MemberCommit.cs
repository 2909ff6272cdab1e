using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Domain.Members;

/// <summary>One change of a member, whole: row, grants, log, audit and events are written together or not at all.</summary>
public sealed record MemberCommit
{
    /// <summary>The member from now on; null when nothing about a member changes.</summary>
    /// <remarks>
    /// The store compares with what it read: it writes the row and keeps an image of the former one when the <see cref="Member"/>
    /// itself changed, and the grants, received values and drift when they did. A number it does not know makes a new member.
    /// </remarks>
    public MemberState? After { get; init; }

    /// <summary>Access ended by this change: it counts for the mass-deactivation guard.</summary>
    public bool EndsAccess { get; init; }

    /// <summary>The caller's connection from now on puts role attributes there; null for no change.</summary>
    public IReadOnlyList<RolePlace>? Places { get; init; }

    public IReadOnlyList<AuditFact> Audit { get; init; } = [];

    public IReadOnlyList<OutgoingEvent> Events { get; init; } = [];

    /// <summary>The line of the provisioning log; null for a change that did not come over SCIM.</summary>
    public Exchange? Exchange { get; init; }

    /// <summary>Thrown after the rest is written: <see cref="After"/> must be null then.</summary>
    public RefusedException? Refusal { get; init; }
}

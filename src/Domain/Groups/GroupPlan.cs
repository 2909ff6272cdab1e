using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Scim;

namespace Rolecall.Domain.Groups;

/// <summary>One change of a group, whole. What it comes to is known only when the steps were taken, so the record is written from the outcome.</summary>
public sealed record GroupPlan
{
    /// <summary>The group from now on; null when it is deleted or refused.</summary>
    /// <remarks>
    /// Version, Modified and Members are the store's to settle: the version moves by one when the profile differs or any row of
    /// membership came or went, and then also that of each member who came or went.
    /// </remarks>
    public Group? After { get; init; }

    /// <summary>Taken in order, after the profile; all or, when one is refused, nothing.</summary>
    public IReadOnlyList<MembershipStep> Steps { get; init; } = [];

    /// <summary>The group goes, its members stay; each gets a new version.</summary>
    public bool Deletes { get; init; }

    /// <summary>Asked once, in the same transaction, when everything else is written.</summary>
    public required Func<GroupOutcome, GroupRecord> Conclude { get; init; }

    /// <summary>Asked instead when a step is refused, or <see cref="Refusal"/> says so from the start; its record is written all the same.</summary>
    public required Func<RefusedException, GroupRecord> Refuse { get; init; }

    public RefusedException? Refusal { get; init; }
}

/// <param name="After">As it was written; null when it was deleted.</param>
/// <param name="Added">How many rows of membership came.</param>
/// <param name="Removed">How many went.</param>
public sealed record GroupOutcome(Group? Before, Group? After, long Added, long Removed)
{
    public IEnumerable<MemberNumber> Came { get; init; } = [];

    public IEnumerable<MemberNumber> Went { get; init; } = [];

    /// <summary>Those of both who have another role by it.</summary>
    public IReadOnlyList<MovedRole> Moved { get; init; } = [];
}

/// <param name="Exchange">The line of the provisioning log; null for a change that did not come over SCIM.</param>
public sealed record GroupRecord(IReadOnlyList<AuditFact> Audit, IReadOnlyList<OutgoingEvent> Events, Exchange? Exchange);

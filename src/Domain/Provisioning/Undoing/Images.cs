using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Resources;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Provisioning.Undoing;

/// <summary>A resource as it was around a run.</summary>
/// <param name="Then">As it was before the run; null when it was not there.</param>
/// <param name="End">As the run left it; null when that is how it still is, or when the run left nothing.</param>
/// <param name="Changed">Whether the run touched it at all.</param>
public sealed record Around<TImage>(TImage? Then, TImage? End, bool Changed)
    where TImage : class;

/// <summary>A member as it was kept before a change.</summary>
/// <param name="Id">Null for one that SCIM did not see.</param>
/// <param name="Received">What each connection last sent of the role attributes.</param>
public sealed record MemberImage(
    ScimId? Id,
    ComplexNode Profile,
    ConnectionId? ManagedBy,
    DateTimeOffset Created,
    IReadOnlyList<Grant> Grants,
    IReadOnlyDictionary<ConnectionId, ReceivedRoles> Received,
    IReadOnlyList<Drift> Drift)
{
    /// <summary>What undoing brings back, and what a later change is seen by; the role follows from the grants.</summary>
    public bool Matches(MemberState state) =>
        Id == state.Member.Id
        && ManagedBy == state.Member.ManagedBy
        && Profile.Equals(state.Member.Profile.Document)
        && Grants.OrderBy(grant => grant.Source).SequenceEqual(state.Grants.OrderBy(grant => grant.Source))
        && Drift.OrderBy(line => line.Attribute, StringComparer.Ordinal)
            .SequenceEqual(state.Drift.OrderBy(line => line.Attribute, StringComparer.Ordinal));
}

/// <summary>A group as it was kept before a change, less its members.</summary>
public sealed record GroupImage(ScimId Id, ComplexNode Profile, ConnectionId? ManagedBy, DateTimeOffset Created)
{
    public bool Matches(Group group) => Id == group.Id && ManagedBy == group.ManagedBy && Profile.Equals(group.Profile.Document);
}

/// <summary>A resource of the workspace's own type as it was kept before a change.</summary>
public sealed record ResourceImage(string Type, ScimId Id, ComplexNode Profile, ConnectionId? ManagedBy, DateTimeOffset Created)
{
    public bool Matches(Resource resource) =>
        Id == resource.Id && ManagedBy == resource.ManagedBy && Profile.Equals(resource.Profile.Document);
}

/// <summary>Somebody whom a run put into a group or took out of it.</summary>
/// <param name="Id">Now; null for one that SCIM does not see.</param>
/// <param name="WasIn">Before the run.</param>
public sealed record MembershipBefore(MemberNumber Member, ScimId? Id, bool WasIn);

/// <summary>A group and its members around a run.</summary>
public sealed record GroupAround(Around<GroupImage> Group, IReadOnlyList<MembershipBefore> Members);

using Rolecall.Domain.Connections;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Members;

/// <summary>A person's place in one workspace; SCIM's User.</summary>
/// <param name="Id">Null once the identity provider has deleted the person: the place and its data stay, SCIM no longer sees it.</param>
/// <param name="Role">What follows from the grants now.</param>
/// <param name="ManagedBy">The connection whose identity provider looks after this member; null for one that SCIM never wrote.</param>
/// <param name="Account">The account this member is linked to, by proof only (design §4.1).</param>
/// <param name="Version">Moves with each change of the member's own data, role or groups; the ETag.</param>
public sealed record Member(
    MemberNumber Number,
    ScimId? Id,
    MemberProfile Profile,
    AssignedRole Role,
    ConnectionId? ManagedBy,
    long? Account,
    long Version,
    DateTimeOffset Created,
    DateTimeOffset Modified)
{
    /// <summary>The groups the member is in, by the order of joining; read with the member, changed through the group only.</summary>
    public IReadOnlyList<MemberGroup> Groups { get; init; } = [];

    /// <summary>Whether the person has access.</summary>
    public bool Active => Id is not null && Profile.Active;
}

/// <summary>A member with all that decides about it.</summary>
/// <param name="Grants">At most one of each source.</param>
/// <param name="Received">What the calling connection, or else the one that manages the member, last sent of each role attribute.</param>
/// <param name="Drift">What was sent and not applied.</param>
public sealed record MemberState(Member Member, IReadOnlyList<Grant> Grants, ReceivedRoles Received, IReadOnlyList<Drift> Drift)
{
    public Grant? GrantFrom(GrantSource source) => Grants.FirstOrDefault(grant => grant.Source == source);
}

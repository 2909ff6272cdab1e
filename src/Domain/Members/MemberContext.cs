using Rolecall.Domain.Connections;
using Rolecall.Domain.Entitlements;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Members;

/// <summary>All that a decision about one member may depend on, read inside its transaction.</summary>
public sealed record MemberContext
{
    public required Workspace Workspace { get; init; }

    public required RoleBook Roles { get; init; }

    public required WorkspaceTypes Types { get; init; }

    public GroupRoleBook GroupRoles { get; init; } = GroupRoleBook.None;

    /// <summary>All connections of the workspace: the caller's is among them, and those that manage members.</summary>
    public required IReadOnlyList<Connection> Connections { get; init; }

    /// <summary>The member that was addressed; null when there is none, and for a new one.</summary>
    public required MemberState? Member { get; init; }

    /// <summary>Of a <see cref="NewMember"/>: who has that user name now.</summary>
    public required MemberState? WithUserName { get; init; }

    /// <summary>Of a <see cref="NewMember"/>: the one inactive member with that external id; null when there are none or several.</summary>
    public required MemberState? InactiveWithExternalId { get; init; }

    /// <summary>Of a <see cref="NewMember"/>: the person last deleted over SCIM who had that user name.</summary>
    public required MemberState? DeletedWithUserName { get; init; }

    /// <summary>Everyone who was read, whichever way the address found them.</summary>
    public IEnumerable<MemberState> Found =>
        new[] { Member, WithUserName, InactiveWithExternalId, DeletedWithUserName }.OfType<MemberState>();

    /// <summary>Whether someone else that SCIM sees has a user name with this key.</summary>
    public required Func<string, MemberNumber, bool> IsTaken { get; init; }

    /// <summary>Whether someone else has a value, by its key, in an attribute that must be unique.</summary>
    public required Func<UniqueValue, MemberNumber, bool> IsValueTaken { get; init; }

    /// <summary>How many people the caller's connection deactivated or deleted since then.</summary>
    public required Func<DateTimeOffset, int> DeactivatedSince { get; init; }

    /// <summary>The addressed member before and after a run.</summary>
    public Func<long, Around<MemberImage>> Around { get; init; } = _ => new Around<MemberImage>(null, null, Changed: false);

    /// <summary>A number for a new member, unique in the installation.</summary>
    public required Func<MemberNumber> NewNumber { get; init; }

    public WorkspaceView View => new(Workspace, Roles, Connections, Types) { GroupRoles = GroupRoles };

    /// <summary>The sequence number this change will have in the audit.</summary>
    public long Sequence => Workspace.Sequence + 1;

    public Connection? Find(ConnectionId? id) => Connections.FirstOrDefault(connection => connection.Id == id);

    /// <summary>What is offered to a connection's client; null for nothing.</summary>
    public RoleOffer? OfferTo(ConnectionId? id) =>
        Find(id) is { } connection ? RoleOffer.Of(connection.Entitlements, Roles, Workspace.Behaviour) : null;
}

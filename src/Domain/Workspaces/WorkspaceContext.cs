using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Events;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Scim.Filtering;

namespace Rolecall.Domain.Workspaces;

public sealed record WorkspaceView(Workspace Workspace, RoleBook Roles, IReadOnlyList<Connection> Connections, WorkspaceTypes Types)
{
    public GroupRoleBook GroupRoles { get; init; } = GroupRoleBook.None;
}

/// <summary>All that a decision about settings may depend on, read inside its transaction.</summary>
/// <param name="Credentials">All live ones of the workspace, and those that ended within a day.</param>
/// <param name="Holders">How many members, inactive ones included, have a custom role now.</param>
/// <param name="NewRole">A number for a new role.</param>
/// <param name="NewConnection">A number for a new connection.</param>
/// <param name="Any">Whether any resource of a type, by its name, matches a filter; with null, whether there is one at all.</param>
public sealed record WorkspaceContext(
    WorkspaceView View,
    IReadOnlyList<Credential> Credentials,
    Func<RoleId, long> Holders,
    Func<RoleId> NewRole,
    Func<ConnectionId> NewConnection,
    Func<string, Filter?, bool> Any)
{
    /// <summary>The number of the group with that id; null when there is none.</summary>
    public Func<ScimId, GroupNumber?> FindGroup { get; init; } = _ => null;

    /// <summary>What the connections that manage people last sent of their roles, and of how many people.</summary>
    public Func<IReadOnlyList<ReceivedCount>> Received { get; init; } = () => [];

    /// <summary>Whether the owner can sign in without an identity provider: has a password.</summary>
    public Func<bool> OwnerHasPassword { get; init; } = () => false;

    /// <summary>A member's links, through every connection, and whether the person may do without; null when there is no such member.</summary>
    public Func<MemberNumber, MemberSignOn?> SignOnOf { get; init; } = _ => null;

    /// <summary>Who, of those without a grant, would have another role if these groups gave roles and that was the behaviour.</summary>
    public Func<GroupRoleBook, Behaviour, IReadOnlyList<RoleShift>> Shifts { get; init; } = (_, _) => [];

    public Workspace Workspace => View.Workspace;

    public RoleBook Roles => View.Roles;

    public IReadOnlyList<Connection> Connections => View.Connections;

    public WorkspaceTypes Types => View.Types;
}

/// <summary>One change of settings, whole. What is left out stays.</summary>
public sealed record WorkspaceCommit
{
    /// <summary>Name, behaviour and release are written; the counters are the store's.</summary>
    /// <remarks>Another default role, or another say of groups, moves those without a grant whom it concerns: each gets a new version and an event "member.role_changed".</remarks>
    public Workspace? Workspace { get; init; }

    /// <summary>What the workspace defines from now on, whole; null for no change.</summary>
    public TypeDefinitions? Types { get; init; }

    /// <summary>Added or changed.</summary>
    public IReadOnlyList<CustomRole> Roles { get; init; } = [];

    /// <summary>Deleted, and where everyone with it goes: effective roles and grants alike, inactive members too.</summary>
    public RoleRemoval? Removal { get; init; }

    /// <summary>The groups that give roles from now on, whole; null for no change. Whom it concerns is moved as by another default role.</summary>
    public IReadOnlyList<GroupMapping>? GroupRoles { get; init; }

    /// <summary>Added or changed.</summary>
    public IReadOnlyList<Connection> Connections { get; init; } = [];

    /// <summary>Added or changed.</summary>
    public IReadOnlyList<Credential> Credentials { get; init; } = [];

    /// <summary>Links that are no more.</summary>
    public IReadOnlyList<SsoLink> Unlinked { get; init; } = [];

    /// <summary>Who may, or may no more, do without the identity provider.</summary>
    public (MemberNumber Member, bool May)? Bypass { get; init; }

    /// <summary>Added or replaced.</summary>
    public IReadOnlyList<ConnectionSecret> Secrets { get; init; } = [];

    /// <summary>Browsers that are signed in from now on.</summary>
    public IReadOnlyList<BrowserSession> Sessions { get; init; } = [];

    /// <summary>All that this run did was taken back.</summary>
    public long? UndoneRun { get; init; }

    public IReadOnlyList<AuditFact> Audit { get; init; } = [];

    public IReadOnlyList<OutgoingEvent> Events { get; init; } = [];
}

/// <summary>The moved members get a new version and an event "member.role_changed" each.</summary>
public sealed record RoleRemoval(RoleId Role, RoleRef MoveTo);

public sealed record WorkspaceCommit<T>(WorkspaceCommit Commit, T Result);

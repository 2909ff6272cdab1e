using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Resources;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain;

/// <summary>One workspace's members, groups, own resources, settings and records.</summary>
/// <remarks>
/// No method takes a workspace: <see cref="IDirectories.Open"/> binds it, so no query forgets it.
/// What a completed write says is durable: it survives a power cut. A write that throws has changed nothing, except that a
/// <see cref="MemberCommit"/> with a refusal leaves what it carries (log, audit, events).
/// Reads see every write that completed before them.
/// </remarks>
public interface IDirectory
{
    /// <summary>Settings, roles and connections.</summary>
    Task<WorkspaceView> ReadWorkspaceAsync(CancellationToken ct);

    /// <summary>Settings with credentials and what is counted of them, in one snapshot.</summary>
    /// <param name="read">Must not ask for new numbers: nothing is written.</param>
    Task<T> ReadWorkspaceAsync<T>(Func<WorkspaceContext, T> read, CancellationToken ct);

    /// <summary>The resource types alone, which every SCIM request is read by.</summary>
    Task<WorkspaceTypes> ReadTypesAsync(CancellationToken ct);

    /// <summary>A member as SCIM sees it; null when the id was never given or is retired.</summary>
    Task<Member?> FindMemberAsync(ScimId id, CancellationToken ct);

    /// <summary>A member with grants and drift, deleted ones included; Received is of the connection that manages it.</summary>
    Task<MemberState?> FindMemberAsync(MemberNumber number, CancellationToken ct);

    /// <summary>By which change a member came into each group that gives a role and that it is in.</summary>
    Task<IReadOnlyList<GroupJoin>> ReadJoinsAsync(MemberNumber number, CancellationToken ct);

    /// <summary>One page of the members that SCIM sees, and how many match in all.</summary>
    /// <param name="type">A User as the workspace publishes it, which the query was resolved against.</param>
    Task<ListPage<Member>> ListMembersAsync(ResourceType type, ListQuery query, CancellationToken ct);

    /// <summary>Everyone who has access, in the order they were created.</summary>
    IAsyncEnumerable<Member> ListActiveMembersAsync(CancellationToken ct);

    /// <summary>Reads what <paramref name="address"/> names, asks <paramref name="decide"/>, writes its answer: one transaction.</summary>
    /// <param name="decide">Pure; may be asked again when the transaction has to be repeated. Nothing slow: the lock is held.</param>
    /// <returns>The member after the write; null when there is none (an unknown address about which nothing was decided).</returns>
    /// <exception cref="Scim.RefusedException">What the commit refuses; Uniqueness when a user name is taken after all.</exception>
    Task<MemberState?> WriteMemberAsync(
        MemberAddress address, Caller caller, Func<MemberContext, MemberCommit> decide, CancellationToken ct);

    /// <summary>A group, read in one snapshot with its members.</summary>
    /// <param name="read">Is given the members one by one, in the order they were added; they cost nothing when it does not ask for them.</param>
    /// <returns>What <paramref name="read"/> made of it; null when the id names no group.</returns>
    Task<T?> ReadGroupAsync<T>(ScimId id, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct)
        where T : class;

    /// <summary>One page of groups, read in one snapshot, and how many match in all.</summary>
    /// <param name="type">A Group as the workspace publishes it, which the query was resolved against.</param>
    Task<ListPage<T>> ListGroupsAsync<T>(
        ResourceType type, ListQuery query, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct);

    /// <summary>Reads the group, asks <paramref name="decide"/>, takes the steps, writes the record: one transaction.</summary>
    /// <param name="decide">Pure; may be asked again when the transaction has to be repeated.</param>
    /// <returns>The group after the write; null when it was deleted.</returns>
    /// <exception cref="Scim.RefusedException">What the plan refuses; InvalidValue for an id that is no member's.</exception>
    Task<Group?> WriteGroupAsync(GroupAddress address, Caller caller, Func<GroupContext, GroupPlan> decide, CancellationToken ct);

    /// <summary>A resource of a type that the workspace defined; null when the id names none of that type.</summary>
    Task<Resource?> FindResourceAsync(string type, ScimId id, CancellationToken ct);

    /// <summary>One page of the resources of one such type, read in one snapshot, and how many match in all.</summary>
    Task<ListPage<Resource>> ListResourcesAsync(ResourceType type, ListQuery query, CancellationToken ct);

    /// <summary>Reads the resource, asks <paramref name="decide"/>, writes its answer: one transaction.</summary>
    /// <param name="decide">Pure; may be asked again when the transaction has to be repeated.</param>
    /// <returns>The resource after the write; null when it was deleted.</returns>
    /// <exception cref="Scim.RefusedException">What the commit refuses.</exception>
    Task<Resource?> WriteResourceAsync(
        ResourceAddress address, Caller caller, Func<ResourceContext, ResourceCommit> decide, CancellationToken ct);

    /// <summary>The same for settings, schemas, roles, connections and credentials.</summary>
    Task<T> WriteWorkspaceAsync<T>(Caller caller, Func<WorkspaceContext, WorkspaceCommit<T>> decide, CancellationToken ct);

    /// <summary>Adds reads, and requests that were refused before they reached a decision, to the provisioning log.</summary>
    Task RecordAsync(IReadOnlyList<Exchange> exchanges, CancellationToken ct);

    /// <summary>The provisioning log, newest first.</summary>
    Task<IReadOnlyList<LoggedExchange>> ReadLogAsync(LogQuery query, CancellationToken ct);

    /// <summary>Runs, newest first.</summary>
    Task<IReadOnlyList<ProvisioningRun>> ReadRunsAsync(RunQuery query, CancellationToken ct);

    /// <summary>What a run touched; null when there is no such run.</summary>
    Task<RunTouched?> ReadRunAsync(long run, CancellationToken ct);

    /// <summary>A member now, and around a run.</summary>
    Task<(MemberState Now, Around<MemberImage> Around)> ReadAroundAsync(long run, MemberNumber member, CancellationToken ct);

    /// <summary>A group now, null when it is gone, and around a run.</summary>
    Task<(Group? Now, GroupAround Around)> ReadAroundAsync(long run, GroupNumber group, CancellationToken ct);

    /// <summary>A resource now, null when it is gone, and around a run.</summary>
    Task<(Resource? Now, Around<ResourceImage> Around)> ReadAroundAsync(long run, ResourceNumber resource, CancellationToken ct);

    /// <summary>The audit in its order, from a sequence number on.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAuditAsync(long from, int count, CancellationToken ct);

    /// <summary>Outgoing events in their order, from a sequence number on.</summary>
    Task<IReadOnlyList<RecordedEvent>> ReadEventsAsync(long from, int count, CancellationToken ct);

    /// <summary>Removes what the log holds from before <paramref name="before"/>, a bounded portion at a time; says how many lines went.</summary>
    Task<int> TrimLogAsync(DateTimeOffset before, CancellationToken ct);
}

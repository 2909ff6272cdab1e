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

namespace Rolecall.Domain.Tests;

/// <summary>A directory that keeps nothing: what a test does not expect to be called fails it.</summary>
internal abstract class EmptyDirectory : IDirectories, IDirectory
{
    public IDirectory Open(WorkspaceId workspace) => this;

    public ISignOn SignOn(WorkspaceId workspace) => throw Unexpected();

    public IDirectory Rehearse(WorkspaceId workspace, Action<RehearsedWrite> report) => throw Unexpected();

    public virtual Task<WorkspaceView> ReadWorkspaceAsync(CancellationToken ct) => throw Unexpected();

    public virtual Task<T> ReadWorkspaceAsync<T>(Func<WorkspaceContext, T> read, CancellationToken ct) => throw Unexpected();

    public virtual Task<WorkspaceTypes> ReadTypesAsync(CancellationToken ct) => throw Unexpected();

    public virtual Task<Member?> FindMemberAsync(ScimId id, CancellationToken ct) => throw Unexpected();

    public virtual Task<MemberState?> FindMemberAsync(MemberNumber number, CancellationToken ct) => throw Unexpected();

    public virtual Task<IReadOnlyList<GroupJoin>> ReadJoinsAsync(MemberNumber number, CancellationToken ct) => throw Unexpected();

    public virtual Task<ListPage<Member>> ListMembersAsync(ResourceType type, ListQuery query, CancellationToken ct) => throw Unexpected();

    public virtual IAsyncEnumerable<Member> ListActiveMembersAsync(CancellationToken ct) => throw Unexpected();

    public virtual Task<MemberState?> WriteMemberAsync(
        MemberAddress address, Caller caller, Func<MemberContext, MemberCommit> decide, CancellationToken ct) => throw Unexpected();

    public virtual Task<T?> ReadGroupAsync<T>(ScimId id, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct)
        where T : class => throw Unexpected();

    public virtual Task<ListPage<T>> ListGroupsAsync<T>(
        ResourceType type, ListQuery query, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct) => throw Unexpected();

    public virtual Task<Group?> WriteGroupAsync(
        GroupAddress address, Caller caller, Func<GroupContext, GroupPlan> decide, CancellationToken ct) => throw Unexpected();

    public virtual Task<Resource?> FindResourceAsync(string type, ScimId id, CancellationToken ct) => throw Unexpected();

    public virtual Task<ListPage<Resource>> ListResourcesAsync(ResourceType type, ListQuery query, CancellationToken ct) => throw Unexpected();

    public virtual Task<Resource?> WriteResourceAsync(
        ResourceAddress address, Caller caller, Func<ResourceContext, ResourceCommit> decide, CancellationToken ct) => throw Unexpected();

    public virtual Task<T> WriteWorkspaceAsync<T>(
        Caller caller, Func<WorkspaceContext, WorkspaceCommit<T>> decide, CancellationToken ct) => throw Unexpected();

    public virtual Task RecordAsync(IReadOnlyList<Exchange> exchanges, CancellationToken ct) => throw Unexpected();

    public virtual Task<IReadOnlyList<LoggedExchange>> ReadLogAsync(LogQuery query, CancellationToken ct) => throw Unexpected();

    public virtual Task<IReadOnlyList<ProvisioningRun>> ReadRunsAsync(RunQuery query, CancellationToken ct) => throw Unexpected();

    public virtual Task<RunTouched?> ReadRunAsync(long run, CancellationToken ct) => throw Unexpected();

    public virtual Task<(MemberState Now, Around<MemberImage> Around)> ReadAroundAsync(long run, MemberNumber member, CancellationToken ct) =>
        throw Unexpected();

    public virtual Task<(Group? Now, GroupAround Around)> ReadAroundAsync(long run, GroupNumber group, CancellationToken ct) => throw Unexpected();

    public virtual Task<(Resource? Now, Around<ResourceImage> Around)> ReadAroundAsync(long run, ResourceNumber resource, CancellationToken ct) =>
        throw Unexpected();

    public virtual Task<IReadOnlyList<AuditEntry>> ReadAuditAsync(long from, int count, CancellationToken ct) => throw Unexpected();

    public virtual Task<IReadOnlyList<RecordedEvent>> ReadEventsAsync(long from, int count, CancellationToken ct) => throw Unexpected();

    public virtual Task<int> TrimLogAsync(DateTimeOffset before, CancellationToken ct) => throw Unexpected();

    private static NotSupportedException Unexpected() => new("The test's directory does not have this: what is tested should not ask for it.");
}

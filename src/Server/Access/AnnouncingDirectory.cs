using Rolecall.Domain;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Events;
using Rolecall.Domain.Groups;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Resources;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.Access;

/// <summary>Announces what writes change of that by which requests are let in and read; everything else goes through as it is.</summary>
/// <remarks>Also after a write that threw: whether it was committed first is not known then.</remarks>
internal sealed class AnnouncingDirectory(IDirectory inner, WorkspaceId workspace, Action<Change> announce) : IDirectory
{
    public async Task<MemberState?> WriteMemberAsync(
        MemberAddress address, Caller caller, Func<MemberContext, MemberCommit> decide, CancellationToken ct)
    {
        Change? change = null;
        try
        {
            return await inner.WriteMemberAsync(address, caller, Decide, ct);
        }
        finally
        {
            if (change is not null)
                announce(change);
        }

        MemberCommit Decide(MemberContext context)
        {
            var commit = decide(context);
            change = ChangeBy(commit, context.Member?.Member);
            return commit;
        }
    }

    public async Task<T> WriteWorkspaceAsync<T>(Caller caller, Func<WorkspaceContext, WorkspaceCommit<T>> decide, CancellationToken ct)
    {
        try
        {
            return await inner.WriteWorkspaceAsync(caller, decide, ct);
        }
        finally
        {
            announce(new Change(workspace, null));
        }
    }

    public Task<WorkspaceView> ReadWorkspaceAsync(CancellationToken ct) => inner.ReadWorkspaceAsync(ct);

    public Task<WorkspaceTypes> ReadTypesAsync(CancellationToken ct) => inner.ReadTypesAsync(ct);

    public Task<Member?> FindMemberAsync(ScimId id, CancellationToken ct) => inner.FindMemberAsync(id, ct);

    public Task<MemberState?> FindMemberAsync(MemberNumber number, CancellationToken ct) => inner.FindMemberAsync(number, ct);

    public Task<ListPage<Member>> ListMembersAsync(
        ResourceType type, ListQuery query, CancellationToken ct) =>
        inner.ListMembersAsync(type, query, ct);

    public IAsyncEnumerable<Member> ListActiveMembersAsync(CancellationToken ct) => inner.ListActiveMembersAsync(ct);

    public Task<T?> ReadGroupAsync<T>(ScimId id, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct)
        where T : class => inner.ReadGroupAsync(id, read, ct);

    public Task<ListPage<T>> ListGroupsAsync<T>(
         ResourceType type, ListQuery query, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct) =>
        inner.ListGroupsAsync(type, query, read, ct);

    public Task<Group?> WriteGroupAsync(
        GroupAddress address, Caller caller, Func<GroupContext, GroupPlan> decide, CancellationToken ct) =>
        inner.WriteGroupAsync(address, caller, decide, ct);

    public Task<Resource?> FindResourceAsync(string type, ScimId id, CancellationToken ct) => inner.FindResourceAsync(type, id, ct);

    public Task<ListPage<Resource>> ListResourcesAsync(
        ResourceType type, ListQuery query, CancellationToken ct) =>
        inner.ListResourcesAsync(type, query, ct);

    public Task<Resource?> WriteResourceAsync(
         ResourceAddress address, Caller caller, Func<ResourceContext, ResourceCommit> decide, CancellationToken ct) =>
        inner.WriteResourceAsync(address, caller, decide, ct);

    public Task RecordAsync(IReadOnlyList<Exchange> exchanges, CancellationToken ct) => inner.RecordAsync(exchanges, ct);

    public Task<IReadOnlyList<LoggedExchange>> ReadLogAsync(LogQuery query, CancellationToken ct) => inner.ReadLogAsync(query, ct);

    public Task<IReadOnlyList<AuditEntry>> ReadAuditAsync(long from, int count, CancellationToken ct) => inner.ReadAuditAsync(from, count, ct);

    public Task<IReadOnlyList<RecordedEvent>> ReadEventsAsync(long from, int count, CancellationToken ct) => inner.ReadEventsAsync(from, count, ct);

    public Task<int> TrimLogAsync(DateTimeOffset before, CancellationToken ct) => inner.TrimLogAsync(before, ct);

    /// <remarks>Where the connection puts role attributes is part of the connection.</remarks>
    private Change? ChangeBy(MemberCommit commit, Member? before)
    {
        if (commit.Places is not null)
            return new Change(workspace, null);
        return commit.After is { Member: var after } && (before is null || before.Active != after.Active || before.Role != after.Role)
            ? new Change(workspace, after.Number)
            : null;
    }
}

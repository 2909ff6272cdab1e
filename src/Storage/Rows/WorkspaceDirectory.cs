using System.Runtime.CompilerServices;
using Rolecall.Domain;
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
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>The port of one workspace.</summary>
/// <param name="rehearsal">Null when writes are to stay.</param>
internal sealed class WorkspaceDirectory(WorkspaceId workspace, IDatabase database, TimeProvider clock, Rehearsal? rehearsal = null)
    : IDirectory
{
    private const int ActivePage = 500;

    private static readonly Sql MemberById =
        new(dialect => $"{MemberRows.Select.In(dialect)} where m.workspace = @workspace and m.scim_id = @id");

    public Task<WorkspaceView> ReadWorkspaceAsync(CancellationToken ct) => database.ReadSnapshotAsync(
        workspace,
        session =>
        {
            var row = WorkspaceRow.Read(session, workspace);
            return session.Settings.Read(session, row).Of(row);
        },
        ct);

    public Task<T> ReadWorkspaceAsync<T>(Func<WorkspaceContext, T> read, CancellationToken ct) => database.ReadSnapshotAsync(
        workspace, session => read(WorkspaceContexts.Read(session, WorkspaceRow.Read(session, workspace), clock.GetUtcNow())), ct);

    /// <summary>Every SCIM request asks, so that the usual answer costs one number.</summary>
    public async Task<WorkspaceTypes> ReadTypesAsync(CancellationToken ct)
    {
        var known = await database.ReadAsync(workspace, FindTypes, ct);
        return known ?? await database.ReadSnapshotAsync(workspace, ReadTypes, ct);
    }

    public Task<Member?> FindMemberAsync(ScimId id, CancellationToken ct) => database.ReadAsync(
        workspace,
        session => session.First(
            MemberById.In(session),
            MemberRows.Of,
            ("@workspace", workspace.Value),
            ("@id", id.Value)),
        ct);

    public Task<MemberState?> FindMemberAsync(MemberNumber number, CancellationToken ct) =>
        database.ReadSnapshotAsync(workspace, session => new MemberStates(session, workspace, null).Find(number), ct);

    public Task<IReadOnlyList<GroupJoin>> ReadJoinsAsync(MemberNumber number, CancellationToken ct) => database.ReadSnapshotAsync(
        workspace, IReadOnlyList<GroupJoin> (session) => GroupJoins.Of(session, WorkspaceRow.Read(session, workspace), number), ct);

    public Task<ListPage<Member>> ListMembersAsync(ResourceType type, ListQuery query, CancellationToken ct) =>
        database.ReadSnapshotAsync(workspace, session => MemberPages.Read(session, workspace, type, query), ct);

    public async IAsyncEnumerable<Member> ListActiveMembersAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // Page by page: whoever reads slowly holds no connection, and no snapshot that would keep the log from being moved.
        var last = new MemberNumber(0);
        while (true)
        {
            var page = await database.ReadAsync(workspace, session => MemberPages.Active(session, workspace, last, ActivePage), ct);
            foreach (var member in page)
                yield return member;
            if (page.Count < ActivePage)
                yield break;
            last = page[^1].Number;
        }
    }

    public async Task<MemberState?> WriteMemberAsync(
        MemberAddress address, Caller caller, Func<MemberContext, MemberCommit> decide, CancellationToken ct)
    {
        var written = await WriteAsync(
            (session, row, now) => MemberWrite.Run(session, row, now, caller, address, rehearsal?.Watch(decide) ?? decide), ct);
        return written.Refusal is { } refusal ? throw refusal : written.State;
    }

    public Task<T?> ReadGroupAsync<T>(ScimId id, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct)
        where T : class =>
        database.ReadSnapshotAsync(workspace, session => GroupPages.Read(session, workspace, id, read), ct);

    public Task<ListPage<T>> ListGroupsAsync<T>(
        ResourceType type, ListQuery query, Func<Group, IEnumerable<GroupMember>, T> read, CancellationToken ct) =>
        database.ReadSnapshotAsync(workspace, session => GroupPages.Read(session, workspace, type, query, read), ct);

    public async Task<Group?> WriteGroupAsync(
        GroupAddress address, Caller caller, Func<GroupContext, GroupPlan> decide, CancellationToken ct)
    {
        var written = await WriteAsync(
            (session, row, now) => GroupChange.Run(session, row, now, caller, address, rehearsal?.Watch(decide) ?? decide), ct);
        return written.Refusal is { } refusal ? throw refusal : written.Group;
    }

    public Task<Resource?> FindResourceAsync(string type, ScimId id, CancellationToken ct) =>
        database.ReadAsync(workspace, session => ResourceRows.Find(session, workspace, type, id), ct);

    public Task<ListPage<Resource>> ListResourcesAsync(ResourceType type, ListQuery query, CancellationToken ct) =>
        database.ReadSnapshotAsync(workspace, session => ResourcePages.Read(session, workspace, type, query), ct);

    public async Task<Resource?> WriteResourceAsync(
        ResourceAddress address, Caller caller, Func<ResourceContext, ResourceCommit> decide, CancellationToken ct)
    {
        var written = await WriteAsync(
            (session, row, now) => ResourceChange.Run(session, row, now, caller, address, rehearsal?.Watch(decide) ?? decide), ct);
        return written.Refusal is { } refusal ? throw refusal : written.Resource;
    }

    public Task<T> WriteWorkspaceAsync<T>(
        Caller caller, Func<WorkspaceContext, WorkspaceCommit<T>> decide, CancellationToken ct) =>
        WriteAsync((session, row, now) => WorkspaceWrite.Run(session, row, now, caller, decide), ct);

    public Task RecordAsync(IReadOnlyList<Exchange> exchanges, CancellationToken ct) => WriteAsync(
        (session, row, now) =>
        {
            var ledger = new Ledger(row, now);
            foreach (var exchange in exchanges)
                LogLines.Add(session, ledger, exchange, changed: false);
            ledger.Close(session);
            return exchanges.Count;
        },
        ct);

    public Task<IReadOnlyList<LoggedExchange>> ReadLogAsync(LogQuery query, CancellationToken ct) =>
        database.ReadAsync(workspace, session => LogLines.Read(session, workspace, query), ct);

    public Task<IReadOnlyList<ProvisioningRun>> ReadRunsAsync(RunQuery query, CancellationToken ct) =>
        database.ReadAsync(workspace, IReadOnlyList<ProvisioningRun> (session) => RunRows.Read(session, workspace, query), ct);

    public Task<RunTouched?> ReadRunAsync(long run, CancellationToken ct) =>
        database.ReadSnapshotAsync(workspace, session => RunRows.Touched(session, workspace, run), ct);

    public Task<(MemberState Now, Around<MemberImage> Around)> ReadAroundAsync(long run, MemberNumber member, CancellationToken ct) =>
        database.ReadSnapshotAsync(
            workspace,
            session => (new MemberStates(session, workspace, null).Find(member)!, AroundRun.Member(session, workspace, run, member)),
            ct);

    public Task<(Group? Now, GroupAround Around)> ReadAroundAsync(long run, GroupNumber group, CancellationToken ct) =>
        database.ReadSnapshotAsync(
            workspace, session => (GroupRows.Find(session, workspace, group), AroundRun.Group(session, workspace, run, group)), ct);

    public Task<(Resource? Now, Around<ResourceImage> Around)> ReadAroundAsync(long run, ResourceNumber resource, CancellationToken ct) =>
        database.ReadSnapshotAsync(
            workspace, session => (ResourceRows.Find(session, workspace, resource), AroundRun.Resource(session, workspace, run, resource)), ct);

    public Task<IReadOnlyList<AuditEntry>> ReadAuditAsync(long from, int count, CancellationToken ct) =>
        database.ReadAsync(workspace, session => AuditLines.Read(session, workspace, from, count), ct);

    public Task<IReadOnlyList<RecordedEvent>> ReadEventsAsync(long from, int count, CancellationToken ct) =>
        database.ReadAsync(workspace, session => Outbox.Read(session, workspace, from, count), ct);

    public Task<int> TrimLogAsync(DateTimeOffset before, CancellationToken ct) =>
        database.WriteAsync(workspace, session => LogLines.Trim(session, workspace, before), ct);

    private WorkspaceTypes? FindTypes(Session session) => session.Settings.Find(
        workspace, session.Number("select settings from workspaces where workspace = @workspace", ("@workspace", workspace.Value)))?.Types;

    private WorkspaceTypes ReadTypes(Session session) => session.Settings.Read(session, WorkspaceRow.Read(session, workspace)).Types;

    private Task<T> WriteAsync<T>(Func<Session, WorkspaceRow, DateTimeOffset, T> write, CancellationToken ct)
    {
        return rehearsal is null ? database.WriteAsync(workspace, Run, ct) : Rehearsal.RunAsync(database, workspace, Run, ct);

        T Run(Session session) => write(session, WorkspaceRow.Hold(session, workspace), clock.GetUtcNow());
    }
}

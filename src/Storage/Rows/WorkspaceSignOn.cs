using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>How people of one workspace sign in.</summary>
internal sealed class WorkspaceSignOn(WorkspaceId workspace, IDatabase database, TimeProvider clock) : ISignOn
{
    public Task BeginAsync(SignInState state, CancellationToken ct) => WriteAsync(session => SignInRows.Put(session, workspace, state), ct);

    public Task<SignInState?> FindStateAsync(string handle, CancellationToken ct) =>
        database.ReadAsync(workspace, session => SignInRows.FindState(session, workspace, handle), ct);

    public Task<T> FinishAsync<T>(
        string? state, ProvenIdentity identity, Caller caller, Func<SignInContext, SignInCommit<T>> decide, CancellationToken ct) => database.WriteAsync(
        workspace, session => SignInWrite.Run(session, WorkspaceRow.Hold(session, workspace), clock.GetUtcNow(), state, identity, caller, decide), ct);

    public Task RecordAsync(SignInAttempt attempt, CancellationToken ct) => WriteAsync(session => SignInRows.Add(session, workspace, attempt), ct);

    public Task<IReadOnlyList<SignInAttempt>> ReadAttemptsAsync(SignInQuery query, CancellationToken ct) =>
        database.ReadAsync(workspace, session => SignInRows.Read(session, workspace, query), ct);

    public Task<MemberSignOn> ReadMemberAsync(MemberNumber member, CancellationToken ct) =>
        database.ReadSnapshotAsync(workspace, session => SsoLinkRows.ReadMember(session, workspace, member), ct);

    public Task<LinkCount> CountLinksAsync(ConnectionId connection, CancellationToken ct) =>
        database.ReadSnapshotAsync(workspace, session => SsoLinkRows.Count(session, workspace, connection), ct);

    public Task<ConnectionSecret?> FindSecretAsync(ConnectionId connection, ConnectionSecretKind kind, CancellationToken ct) =>
        database.ReadAsync(workspace, session => ConnectionSecretRows.Find(session, workspace, connection, kind), ct);

    public Task TrimAsync(DateTimeOffset now, DateTimeOffset attemptsBefore, CancellationToken ct) =>
        WriteAsync(session => SignInRows.Trim(session, workspace, now, attemptsBefore), ct);

    private Task<int> WriteAsync(Action<Session> write, CancellationToken ct) => database.WriteAsync(
        workspace,
        session =>
        {
            write(session);
            return 0;
        },
        ct);
}

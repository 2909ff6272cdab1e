using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain;

/// <summary>How people of one workspace sign in through its connections.</summary>
public interface ISignOn
{
    /// <summary>Keeps a sign-in that begins.</summary>
    Task BeginAsync(SignInState state, CancellationToken ct);

    /// <summary>A sign-in under way, as long as it is; null when there is none.</summary>
    Task<SignInState?> FindStateAsync(string handle, CancellationToken ct);

    /// <summary>Reads all about an identity that was proven, asks <paramref name="decide"/>, writes its answer: one transaction.</summary>
    /// <param name="state">The handle of the state; null when nobody asked for the answer.</param>
    /// <param name="decide">Pure; may be asked again when the transaction has to be repeated.</param>
    Task<T> FinishAsync<T>(string? state, ProvenIdentity identity, Caller caller, Func<SignInContext, SignInCommit<T>> decide, CancellationToken ct);

    /// <summary>Keeps why somebody was refused, or that they came in.</summary>
    Task RecordAsync(SignInAttempt attempt, CancellationToken ct);

    Task<IReadOnlyList<SignInAttempt>> ReadAttemptsAsync(SignInQuery query, CancellationToken ct);

    Task<MemberSignOn> ReadMemberAsync(MemberNumber member, CancellationToken ct);

    /// <summary>How many active members are linked through a connection, and how many are not.</summary>
    Task<LinkCount> CountLinksAsync(ConnectionId connection, CancellationToken ct);

    Task<ConnectionSecret?> FindSecretAsync(ConnectionId connection, ConnectionSecretKind kind, CancellationToken ct);

    /// <summary>Removes what is over, and attempts from before <paramref name="attemptsBefore"/>.</summary>
    Task TrimAsync(DateTimeOffset now, DateTimeOffset attemptsBefore, CancellationToken ct);
}

public sealed record LinkCount(long Linked, long NotLinked);

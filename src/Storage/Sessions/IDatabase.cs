using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Sessions;

/// <summary>A database as the ports use it: reads beside writes, each with a session to itself for its time.</summary>
/// <remarks>The workspace is the one whose rows can be reached; null for what is above workspaces.</remarks>
internal interface IDatabase
{
    /// <summary>For a single statement, which is a snapshot by itself.</summary>
    Task<T> ReadAsync<T>(WorkspaceId? workspace, Func<Session, T> read, CancellationToken ct);

    /// <summary>For several statements that must see the same state.</summary>
    Task<T> ReadSnapshotAsync<T>(WorkspaceId? workspace, Func<Session, T> read, CancellationToken ct);

    /// <summary>Runs <paramref name="work"/> in a transaction; the task completes when it is durable.</summary>
    /// <param name="work">May be run again when the transaction has to be repeated.</param>
    /// <exception cref="Scim.RefusedException">Busy: too many wait already, or the disk takes nothing; and what the work refuses.</exception>
    Task<T> WriteAsync<T>(WorkspaceId? workspace, Func<Session, T> work, CancellationToken ct);
}

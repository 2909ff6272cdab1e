using Rolecall.Domain.Accounts;
using Rolecall.Domain.Auditing;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain;

/// <summary>What is above workspaces: accounts, which workspace a credential opens, and the installation's own address.</summary>
public interface IInstallation
{
    /// <summary>The credential with that handle, live or not, with the state of its connection or member; null when there is none.</summary>
    Task<FoundCredential?> FindCredentialAsync(string handle, CancellationToken ct);

    /// <summary>Notes when credentials were last used. Not durable at once: a minute's precision is promised, not more.</summary>
    Task TouchCredentialsAsync(IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken ct);

    /// <summary>Where the world reaches this installation, without a slash at the end; null before the first workspace.</summary>
    Task<string?> FindPublicUrlAsync(CancellationToken ct);

    Task SetPublicUrlAsync(string url, CancellationToken ct);

    /// <summary>The secret that the cursors of this installation are signed with, the same on every node; made when it is first asked for.</summary>
    Task<ReadOnlyMemory<byte>> ReadCursorKeyAsync(CancellationToken ct);

    Task<IReadOnlyList<WorkspaceId>> ListWorkspacesAsync(CancellationToken ct);

    /// <summary>The one workspace there is; null when there are none or several.</summary>
    Task<WorkspaceId?> FindOnlyWorkspaceAsync(CancellationToken ct);

    /// <summary>Makes a workspace with its owner, and with the first connection and credentials when there are any: one transaction.</summary>
    Task<T> CreateWorkspaceAsync<T>(
        string ownerEmail, Caller caller, Func<FoundingContext, Founding<T>> decide, CancellationToken ct);

    /// <summary>Whether a write can be made durable now.</summary>
    Task<bool> IsWritableAsync(CancellationToken ct);
}

/// <param name="Workspace">A number nobody has; not the next one, so that it tells nothing about how many there are.</param>
/// <param name="Account">The account that has proved the owner's address already; null when there is none.</param>
public sealed record FoundingContext(
    WorkspaceId Workspace, MemberNumber Owner, ConnectionId Connection, long NewAccount, Account? Account);

/// <summary>A new workspace, whole.</summary>
public sealed record Founding<T>(
    Workspace Workspace,
    Account Account,
    Member Owner,
    Connection? Connection,
    IReadOnlyList<Credential> Credentials,
    IReadOnlyList<AuditFact> Audit,
    T Result);

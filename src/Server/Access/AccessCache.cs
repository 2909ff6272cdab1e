using Rolecall.Domain;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>What every request is judged and read by. It holds facts and no verdicts: whether a credential has run out is for the clock to say, each time.</summary>
internal sealed class AccessCache
{
    private readonly KnownUntilChanged<string, FoundCredential> credentials;
    private readonly KnownUntilChanged<WorkspaceId, TypesOf> types;

    public AccessCache(IInstallation installation, IDirectories directories, IChanges changes)
    {
        credentials = new(
            changes, installation.FindCredentialAsync, found => found.Credential.Workspace,
            (found, change) => change.Member is null || change.Member == found.Credential.Member);
        types = new(
            changes, async (workspace, ct) => new TypesOf(workspace, await directories.Open(workspace).ReadTypesAsync(ct)), found => found.Workspace,
            (_, change) => change.Member is null);
    }

    /// <inheritdoc cref="IInstallation.FindCredentialAsync"/>
    public ValueTask<FoundCredential?> FindCredentialAsync(string handle, CancellationToken ct) => credentials.FindAsync(handle, ct);

    /// <inheritdoc cref="IDirectory.ReadTypesAsync"/>
    public async ValueTask<WorkspaceTypes> ReadTypesAsync(WorkspaceId workspace, CancellationToken ct) => (await types.FindAsync(workspace, ct))!.Types;

    private sealed record TypesOf(WorkspaceId Workspace, WorkspaceTypes Types);
}

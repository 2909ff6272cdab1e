using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Entitlements;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Access;

/// <summary>What every request is judged and read by. It holds facts and no verdicts: whether a credential has run out is for the clock to say, each time.</summary>
internal sealed class AccessCache
{
    private readonly KnownUntilChanged<string, FoundCredential> credentials;
    private readonly KnownUntilChanged<WorkspaceId, TypesOf> types;
    private readonly KnownUntilChanged<(WorkspaceId, EntitlementMode), OfferOf> offers;

    public AccessCache(IInstallation installation, IDirectories directories, IChanges changes)
    {
        credentials = new(
            changes, installation.FindCredentialAsync, found => found.Credential.Workspace,
            (found, change) => change.Member is null || change.Member == found.Credential.Member);
        types = new(
            changes, async (workspace, ct) => new TypesOf(workspace, await directories.Open(workspace).ReadTypesAsync(ct)), found => found.Workspace,
            (_, change) => change.Member is null);
        offers = new(
            changes, (key, ct) => OfferOf.ReadAsync(directories, key.Item1, key.Item2, ct), found => found.Workspace, (_, change) => change.Member is null);
    }

    /// <inheritdoc cref="IInstallation.FindCredentialAsync"/>
    public ValueTask<FoundCredential?> FindCredentialAsync(string handle, CancellationToken ct) => credentials.FindAsync(handle, ct);

    /// <inheritdoc cref="IDirectory.ReadTypesAsync"/>
    public async ValueTask<WorkspaceTypes> ReadTypesAsync(WorkspaceId workspace, CancellationToken ct) => (await types.FindAsync(workspace, ct))!.Types;

    /// <summary>The roles that are offered to a connection's client; null when none are.</summary>
    public async ValueTask<RoleOffer?> ReadOfferAsync(WorkspaceId workspace, EntitlementMode mode, CancellationToken ct) =>
        mode == EntitlementMode.Off ? null : (await offers.FindAsync((workspace, mode), ct))!.Offer;

    private sealed record TypesOf(WorkspaceId Workspace, WorkspaceTypes Types);

    private sealed record OfferOf(WorkspaceId Workspace, RoleOffer? Offer)
    {
        public static async Task<OfferOf?> ReadAsync(IDirectories directories, WorkspaceId workspace, EntitlementMode mode, CancellationToken ct)
        {
            var view = await directories.Open(workspace).ReadWorkspaceAsync(ct);
            return new OfferOf(workspace, RoleOffer.Of(mode, view.Roles, view.Workspace.Behaviour));
        }
    }
}

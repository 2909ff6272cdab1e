using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Credentials;

/// <summary>Everything that opens the workspace now, or did within a day: nothing that can act is hidden (security.md I-09).</summary>
public sealed class ListCredentials(IDirectories directories)
{
    /// <returns>For whoever does not manage provisioning, their own.</returns>
    /// <exception cref="Scim.RefusedException">Forbidden.</exception>
    public async Task<IReadOnlyList<Credential>> RunAsync(Caller caller, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        var seesAll = (await Authority.OfAsync(directory, caller, ct)).May(Permissions.ManageProvisioning);
        return await directory.ReadWorkspaceAsync(Read, ct);

        IReadOnlyList<Credential> Read(WorkspaceContext context) =>
            [.. context.Credentials.Where(credential => seesAll || (credential.Member is not null && credential.Member == caller.Member))];
    }
}

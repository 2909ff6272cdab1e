using System.Text.Json.Nodes;
using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Workspaces;

/// <summary>Lets deactivations through that mass_deactivation=hold holds, for an hour.</summary>
public sealed class ReleaseDeactivations(IDirectories directories, TimeProvider clock)
{
    private static readonly TimeSpan Open = TimeSpan.FromHours(1);

    /// <returns>Until when they go through.</returns>
    /// <exception cref="Scim.RefusedException">Forbidden.</exception>
    public async Task<DateTimeOffset> RunAsync(Caller caller, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageProvisioning);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<DateTimeOffset> Decide(WorkspaceContext context)
        {
            var until = clock.GetUtcNow() + Open;
            var commit = new WorkspaceCommit { Workspace = context.Workspace with { ReleasedUntil = until } };
            return new(
                new Happening("provisioning.deactivations_released", "workspace", new JsonObject { ["until"] = until }).On(commit), until);
        }
    }
}

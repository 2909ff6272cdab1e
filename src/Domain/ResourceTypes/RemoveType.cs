using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Removes a resource type of which there are no resources.</summary>
public sealed class RemoveType(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, NotFound, Conflict.</exception>
    public async Task RunAsync(Caller caller, string name, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Roles.Permissions.ManageProvisioning);
        await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<bool> Decide(WorkspaceContext context)
        {
            var definitions = context.Types.Definitions;
            var type = definitions.FindType(name)
                ?? throw new RefusedException(Refusal.NotFound, "The workspace defined no such resource type: GET …/resource-types lists those it did.");
            if (context.Any(type.Name, null))
                throw new RefusedException(Refusal.Conflict, $"There are resources of the type {type.Name}: delete them over SCIM first.");
            var happening = TypeRecord.Of("resource_type.removed", "resource_type", type.Name);
            return new(happening.On(new WorkspaceCommit { Types = definitions.Without(type) }), true);
        }
    }
}

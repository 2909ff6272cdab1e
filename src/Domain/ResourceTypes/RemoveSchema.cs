using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>Removes a schema that no resource type uses.</summary>
public sealed class RemoveSchema(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, NotFound, Conflict.</exception>
    public async Task RunAsync(Caller caller, string uri, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Roles.Permissions.ManageProvisioning);
        await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<bool> Decide(WorkspaceContext context)
        {
            var definitions = context.Types.Definitions;
            var schema = definitions.GetSchema(uri);
            if (definitions.TypesWith(schema.Id).FirstOrDefault() is { } user)
                throw new RefusedException(Refusal.Conflict, $"{user} uses this schema: take it out there first.");
            return new(TypeRecord.Of("schema.removed", "schema", schema.Id).On(new WorkspaceCommit { Types = definitions.Without(schema) }), true);
        }
    }
}

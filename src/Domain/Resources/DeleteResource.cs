using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Resources;

/// <summary>SCIM DELETE of a resource of the workspace's own type; what must be unique of it is free again.</summary>
public sealed class DeleteResource(IDirectories directories, TimeProvider clock)
{
    /// <param name="condition">If-Match and If-None-Match, checked inside the transaction.</param>
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Forbidden; it is recorded in the provisioning log.</exception>
    public Task RunAsync(
        Caller caller, ResourceType type, ScimId id, EntityTags? condition, ResourceWrite<Resource> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return directories.Open(caller.Workspace).WriteResourceAsync(new ResourceAddress(type.Name, id), caller, Decide, ct);

        ResourceCommit Decide(ResourceContext context) => new RecordedResourceWrite(context, caller, write, now).Of(_ =>
        {
            ResourceRules.Addressed(context, caller, type.Name, condition);
            return null;
        });
    }
}

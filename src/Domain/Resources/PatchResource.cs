using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Domain.Resources;

/// <summary>SCIM PATCH of a resource of the workspace's own type.</summary>
public sealed class PatchResource(IDirectories directories, TimeProvider clock)
{
    /// <param name="condition">If-Match and If-None-Match, checked inside the transaction.</param>
    /// <exception cref="RefusedException">What RFC 7644 §3.5.2 refuses, NotFound, VersionMismatch, Uniqueness, Forbidden, Busy; it is recorded in the provisioning log.</exception>
    public async Task<Resource> RunAsync(
        Caller caller, ScimId id, ResourcePatch patch, EntityTags? condition, ResourceWrite<Resource> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var address = new ResourceAddress(patch.Type.Name, id);
        return (await directories.Open(caller.Workspace).WriteResourceAsync(address, caller, Decide, ct))!;

        ResourceCommit Decide(ResourceContext context) => new RecordedResourceWrite(context, caller, write, now).Of(_ =>
        {
            var before = ResourceRules.Addressed(context, caller, patch.Type.Name, condition);
            return ResourceRules.Changed(context, caller, patch.Type, before, patch.Patched(before, context.Types), now);
        });
    }
}

using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Messages;

namespace Rolecall.Domain.Resources;

/// <summary>SCIM PUT of a resource of the workspace's own type: what is left out is cleared, what is immutable stays (RFC 7644 §3.5.1).</summary>
public sealed class ReplaceResource(IDirectories directories, TimeProvider clock)
{
    /// <param name="condition">If-Match and If-None-Match, checked inside the transaction.</param>
    /// <exception cref="RefusedException">NotFound, VersionMismatch, Mutability, InvalidValue, Uniqueness, Forbidden, Busy; it is recorded in the provisioning log.</exception>
    public async Task<Resource> RunAsync(
        Caller caller, ScimId id, ResourceInput input, EntityTags? condition, ResourceWrite<Resource> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var address = new ResourceAddress(input.Type.Name, id);
        return (await directories.Open(caller.Workspace).WriteResourceAsync(address, caller, Decide, ct))!;

        ResourceCommit Decide(ResourceContext context) => new RecordedResourceWrite(context, caller, write, now).Of(_ =>
        {
            var before = ResourceRules.Addressed(context, caller, input.Type.Name, condition);
            return ResourceRules.Changed(
                context, caller, input.Type, before, input.Replacing(before.Profile.Document, context.Types), now);
        });
    }
}

using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Resources;

/// <summary>SCIM POST of a resource of the workspace's own type (RFC 7644 §3.3).</summary>
public sealed class CreateResource(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">InvalidValue, Uniqueness, Busy; it is recorded in the provisioning log.</exception>
    public async Task<Resource> RunAsync(Caller caller, ResourceInput input, ResourceWrite<Resource> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var address = new ResourceAddress(input.Type.Name, null);
        return (await directories.Open(caller.Workspace).WriteResourceAsync(address, caller, Decide, ct))!;

        ResourceCommit Decide(ResourceContext context) => new RecordedResourceWrite(context, caller, write, now).Of(_ =>
        {
            var document = input.Created(context.Types);
            UniqueValues.Check(input.Type, document, value => context.IsValueTaken(value, null));
            return new Resource(
                context.NewNumber(), input.Type.Name, ScimId.New(now), StoredDocument.Of(input.Type, document), caller.Connection,
                Version: 1, Created: now, Modified: now);
        });
    }
}

using System.Buffers;
using Rolecall.Domain;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>Resources of one of the workspace's own types as a list shows them.</summary>
internal sealed class ListedResources(ResourceType type, ScimRequest scim, ListParameters parameters, IDirectory directory) : IListed
{
    private readonly ResourceShape shape = ResourceShape.Of(type, parameters.Attributes, parameters.ExcludedAttributes, scim);

    public ResourceType Type => type;

    public async Task<ListedPage> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var page = await directory.ListResourcesAsync(type, query, ct);
        return new ListedPage(page.Total, [.. page.Items.Select(resource => (Action<IBufferWriter<byte>>)(to => to.Write(shape.Render(resource).Span)))], page.Next);
    }
}

using System.Buffers;
using Rolecall.Domain;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>Groups as a list shows them.</summary>
internal sealed class ListedGroups(ScimRequest scim, ListParameters parameters, IDirectory directory) : IListed
{
    private readonly GroupShape shape = GroupShape.Of(parameters.Attributes, parameters.ExcludedAttributes, scim);

    public ResourceType Type => scim.Types.Group;

    public async Task<ListedPage> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var page = await directory.ListGroupsAsync(Type, query, shape.Render, ct);
        return new ListedPage(page.Total, [.. page.Items.Select(group => (Action<IBufferWriter<byte>>)(to => to.Write(group.Span)))], page.Next);
    }
}

using Rolecall.Domain;
using Rolecall.Domain.Entitlements;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>Members as a list shows them.</summary>
internal sealed class ListedUsers(ScimRequest scim, ListParameters parameters, IDirectory directory) : IListed
{
    private readonly UserShape shape = UserShape.Of(parameters.Attributes, parameters.ExcludedAttributes, scim);

    public ResourceType Type => scim.Types.User;

    public async Task<ListedPage> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var asked = scim.Offer is { } offer ? new OfferedTerms(offer).Of(query) : query;
        var page = await directory.ListMembersAsync(Type, asked, ct);
        return new ListedPage(page.Total, shape.Render(page.Items, scim.Admitted.Connection!.Places), page.Next);
    }
}

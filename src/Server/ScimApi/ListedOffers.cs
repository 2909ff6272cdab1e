using System.Buffers;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Entitlements;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Paging;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Server.ScimApi;

/// <summary>The roles or permissions that are offered to the client. They are few and made when they are asked for: filter, order and page run here.</summary>
internal sealed class ListedOffers(ResourceType type, ScimRequest scim, Projection projection, IDirectory directory) : IListed
{
    private static readonly FilterEvaluator Evaluator = new(NameKey.Fold);

    public ResourceType Type => type;

    public async Task<ListedPage> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var matching = (await AllAsync(ct)).Where(resource => query.Filter is not { } filter || Evaluator.Matches(filter, resource));
        var found = OfferOrder.Of(matching, query.Sort).ToArray();
        var start = query.After?.Number ?? query.StartIndex - 1;
        var page = found.Skip((int)start).Take(query.Count).ToArray();
        var end = start + page.Length;
        var next = query.After is null || end >= found.Length || page.Length == 0 ? null : new ListPosition(null, end);
        return new ListedPage(found.Length, [.. page.Select(resource => (Action<IBufferWriter<byte>>)(to => to.Write(Render(resource).Span)))], next);
    }

    /// <returns>Null when nothing of that id is offered.</returns>
    public async Task<ScimAnswer?> FindAsync(string id, CancellationToken ct) =>
        (await AllAsync(ct)).FirstOrDefault(resource => resource.Text("id") == id) is { } resource
            ? new ScimAnswer(StatusCodes.Status200OK, Render(resource))
            {
                Location = resource.Complex("meta")!.Text("location"), ContentLocation = resource.Complex("meta")!.Text("location"),
            }
            : null;

    private async Task<IEnumerable<ComplexNode>> AllAsync(CancellationToken ct)
    {
        var offer = scim.Offer!;
        var used = offer.Mode == EntitlementMode.Ietf ? await RoleCounts.ReadAsync(offer, directory, ct) : RoleCounts.None;
        return new OfferedResources(offer, scim.BaseUrl, used).Of(type);
    }

    private ReadOnlyMemory<byte> Render(ComplexNode resource) => DocumentJson.ToUtf8(projection.Apply(resource));
}

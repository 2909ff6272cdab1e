using System.Text.Json.Nodes;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Checks;

/// <summary>A ListResponse, checked as Okta reads it.</summary>
internal sealed record ResourceList(Exchange Exchange, int Total, int StartIndex, int ItemsPerPage, IReadOnlyList<JsonNode> Resources)
{
    private const string Schema = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    public IReadOnlyList<string> Ids => [.. Resources.Select(resource => resource.Find("id").Text() ?? "")];

    public static ResourceList Of(Exchange exchange)
    {
        var json = exchange.Status(200).Json();
        exchange.Hold(
            json.Find("schemas").Items().Any(schema => schema.Text() == Schema), $"Expected a list whose schemas has {Schema}.");

        var list = new ResourceList(
            exchange, Number("totalResults"), Number("startIndex"), Number("itemsPerPage"), json.Find("Resources").Items());
        exchange.Hold(
            list.Total == 0 || json.Find("Resources") is JsonArray,
            "Expected Resources to be an array.");
        return list;

        int Number(string name)
        {
            var value = json.Find(name).Integer();
            exchange.Hold(value is not null, $"Expected {name} to be a JSON integer, got {json.Find(name)?.ToJsonString() ?? "none"}.");
            return value ?? 0;
        }
    }

    /// <summary>The list of a filter that nothing matches.</summary>
    public void BeEmpty() =>
        Exchange.Hold(Total == 0 && Resources.Count == 0, $"Expected totalResults 0 and no Resources, got {Total} and {Resources.Count}.");

    /// <summary>The list of a filter that one resource matches.</summary>
    public JsonNode Only(string id)
    {
        Exchange.Hold(
            Total == 1 && Resources.Count == 1, $"Expected exactly one match, got totalResults {Total} and {Resources.Count} Resources.");
        Exchange.Same("id", id, Ids[0]);
        return Resources[0];
    }
}

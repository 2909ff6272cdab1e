using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;

namespace Rolecall.Simulator.Okta;

/// <summary>Where an attribute sits in the body; in Okta its "external namespace" decides.</summary>
/// <param name="Urn">Null for the top level, which is the core schema's namespace.</param>
internal sealed record RolePlace(string Id, string Label, string? Urn)
{
    public static RolePlace TopLevel { get; } = new("top-level", "at top level", null);

    public static RolePlace Canonical { get; } = new("canonical", "in the canonical schema", Urns.Rolecall);

    public static RolePlace Vendor { get; } = new("vendor", "in a custom schema", Urns.Vendor);

    public static IReadOnlyList<RolePlace> All { get; } = [TopLevel, Canonical, Vendor];

    public string PathOf(string attribute) => Urn is null ? attribute : $"{Urn}:{attribute}";

    public JsonNode? Read(JsonNode user, string attribute) => (Urn is null ? user : user.Find(Urn)).Find(attribute);

    public void Write(JsonObject user, string attribute, JsonNode? value)
    {
        if (Urn is null)
        {
            user.Put(attribute, value);
            return;
        }

        if (user.Find("schemas") is JsonArray schemas && !schemas.Any(schema => schema.Text() == Urn))
            schemas.Add((JsonNode)Urn);
        if (user.Find(Urn) is not JsonObject extension)
            user.Put(Urn, extension = []);
        extension.Put(attribute, value);
    }

    /// <summary>The value of a path-less PATCH.</summary>
    public JsonObject Alone(string attribute, JsonNode? value) =>
        Urn is null ? new() { [attribute] = value } : new() { [Urn] = new JsonObject { [attribute] = value } };
}

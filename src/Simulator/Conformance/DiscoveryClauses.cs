using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;

namespace Rolecall.Simulator.Conformance;

/// <summary>What the server says of itself.</summary>
internal sealed class DiscoveryClauses(CheckSession session)
{
    private static readonly string[] Typed = ["emails", "phoneNumbers", "addresses"];

    public IReadOnlyList<Clause> All =>
    [
        Clause.Of("IP-02", "There are three discovery endpoints, and every schema of a resource type is in /Schemas.", EndpointsAsync),
        Clause.Of("IP-03", "Every resource type has an id that is its name.", IdsAsync),
        Clause.Of("IP-06", "The values of type are published as canonicalValues.", CanonicalValuesAsync),
        Clause.Of("IP-11", "PATCH is supported.", PatchAsync),
    ];

    /// <summary>Asked when all else is known: the claim is right or wrong by what the other clauses found.</summary>
    public Clause Claim(Func<bool> isConformant) => new("IP-01", "interopProfileConformant is true only where all of this holds.", async ct =>
    {
        var config = (await session.Scim.GetAsync("/ServiceProviderConfig", ct)).Status(200);
        var claims = config.Json().Find("interopProfileConformant").Boolean() == true;
        config.Hold(!claims || isConformant(), "Expected no interopProfileConformant, because clauses above do not hold.");
        return claims ? "The server says that it conforms." : "The server does not say that it conforms.";
    });

    private async Task EndpointsAsync(CancellationToken ct)
    {
        (await session.Scim.GetAsync("/ServiceProviderConfig", ct)).Status(200).Json();
        var types = ResourceList.Of(await session.Scim.GetAsync("/ResourceTypes", ct));
        var schemas = ResourceList.Of(await session.Scim.GetAsync("/Schemas", ct));
        var published = schemas.Ids.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = types.Resources.SelectMany(SchemasOf).Where(uri => !published.Contains(uri)).ToArray();
        schemas.Exchange.Hold(missing.Length == 0, $"Expected /Schemas to have {string.Join(", ", missing)}.");
    }

    private async Task IdsAsync(CancellationToken ct)
    {
        var types = ResourceList.Of(await session.Scim.GetAsync("/ResourceTypes", ct));
        foreach (var type in types.Resources)
            types.Exchange.Same("the id of a resource type", type.Find("name").Text(), type.Find("id").Text());
    }

    private async Task CanonicalValuesAsync(CancellationToken ct)
    {
        var exchange = (await session.Scim.GetAsync("/Schemas/" + Urns.User, ct)).Status(200);
        foreach (var name in Typed)
        {
            var type = Named(Named(exchange.Json().Find("attributes"), name).Find("subAttributes"), "type");
            exchange.Hold(type.Find("canonicalValues").Items().Count > 0, $"Expected canonicalValues at {name}.type.");
        }
    }

    private async Task PatchAsync(CancellationToken ct)
    {
        var config = (await session.Scim.GetAsync("/ServiceProviderConfig", ct)).Status(200);
        config.Hold(config.Json().Find("patch").Find("supported").Boolean() == true, "Expected patch.supported true.");
    }

    private static IEnumerable<string> SchemasOf(JsonNode type) =>
        type.Find("schemaExtensions").Items().Select(extension => extension.Find("schema").Text()).Prepend(type.Find("schema").Text()).OfType<string>();

    private static JsonNode? Named(JsonNode? attributes, string name) =>
        attributes.Items().FirstOrDefault(attribute => attribute.Find("name").Text() == name);
}

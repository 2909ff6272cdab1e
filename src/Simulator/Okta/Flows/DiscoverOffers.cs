using System.Text.Json;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>What Okta reads when provisioning is saved: the types, the schemas, then every endpoint of a type it knows.</summary>
internal sealed class DiscoverOffers(OktaSession okta, RoleOffers offers) : IFlow
{
    private const int LongestDescription = 1000;

    public IReadOnlyList<Step> Steps =>
    [
        new("entitlements.types", "Okta reads the resource types", "Roles that can be assigned are a resource type of their own.", TypesAsync)
        {
            LookAt = "Look at schema and endpoint in GET /ResourceTypes.",
        },
        new("entitlements.schemas", "Okta reads the schemas", "The schemas are a list that Okta can read.", SchemasAsync)
        {
            LookAt = "Look at GET /Schemas.",
        },
        new("entitlements.pages", "Okta reads one of each", "A page is as long as was asked.", PagesAsync)
        {
            LookAt = "Okta's own test asks with count=1&startIndex=1 and wants itemsPerPage 1.",
        },
        new("entitlements.values", "Okta reads all of each", "Every role and entitlement has what Okta shows to its admin.", ValuesAsync)
        {
            LookAt = "Look at id, displayName, description and type of what the endpoint lists.",
        },
    ];

    private async Task TypesAsync(CancellationToken ct)
    {
        var list = ResourceList.Of(await okta.Scim.GetAsync("/ResourceTypes", ct));
        if (!offers.Find(list))
            throw new StepNotRunException("The server offers no roles to Okta: /ResourceTypes has none of Okta's schemas.");
        foreach (var type in offers.Types)
        {
            list.Exchange.Hold(type.Name.Length > 0, "Expected a name for every resource type.");
            list.Exchange.Hold(type.Endpoint.StartsWith('/'), $"Expected an endpoint that starts with a slash, got \"{type.Endpoint}\".");
        }

        okta.Notes.Add($"It offers {string.Join(", ", offers.Types.Select(type => type.Name))}.");
    }

    private async Task SchemasAsync(CancellationToken ct)
    {
        _ = offers.Types;
        ResourceList.Of(await okta.Scim.GetAsync("/Schemas", ct));
    }

    private async Task PagesAsync(CancellationToken ct)
    {
        foreach (var type in offers.Types)
        {
            var page = ResourceList.Of(await okta.Scim.GetAsync($"{type.Endpoint}?count=1&startIndex=1", ct));
            page.Exchange.Hold(page.Resources.Count == 1, $"Expected one resource, got {page.Resources.Count}.");
            page.Exchange.Same("itemsPerPage", "1", page.ItemsPerPage.ToString());
        }
    }

    private async Task ValuesAsync(CancellationToken ct)
    {
        foreach (var type in offers.Types)
        {
            var resources = await AllAsync(type, ct);
            if (type.IsRole)
                offers.Take(resources);
        }
    }

    private async Task<IReadOnlyList<JsonNode>> AllAsync(OfferedType type, CancellationToken ct)
    {
        var all = new List<JsonNode>();
        while (true)
        {
            var page = ResourceList.Of(await okta.Scim.GetAsync($"{type.Endpoint}?startIndex={all.Count + 1}&count=100", ct));
            foreach (var resource in page.Resources)
                Complete(page.Exchange, type, resource);
            all.AddRange(page.Resources);
            if (all.Count >= page.Total || page.Resources.Count == 0)
                return all;
        }
    }

    private static void Complete(Exchange exchange, OfferedType type, JsonNode resource)
    {
        exchange.Hold(
            resource.Find("id")?.GetValueKind() == JsonValueKind.String && resource.Find("id").Text() is not "", $"Expected an id that is a string for every {type.Name}.");
        exchange.Hold(resource.Find("displayName").Text() is not (null or ""), $"Expected a displayName for every {type.Name}.");
        exchange.Hold(
            (resource.Find("description").Text()?.Length ?? 0) <= LongestDescription, $"Expected a description of at most {LongestDescription} characters.");
        if (!type.IsRole)
            exchange.Same("type", type.Name, resource.Find("type").Text());
    }
}

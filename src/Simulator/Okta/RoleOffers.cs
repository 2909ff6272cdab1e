using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta;

/// <summary>What Okta's entitlement management found at the server.</summary>
internal sealed class RoleOffers
{
    private const string RoleUrn = "urn:okta:scim:schemas:core:1.0:Role";
    private const string EntitlementUrn = "urn:okta:scim:schemas:core:1.0:Entitlement";

    private IReadOnlyList<OfferedType>? _types;
    private IReadOnlyList<JsonNode>? _roles;

    /// <summary>Those with one of Okta's schemas; there are some.</summary>
    public IReadOnlyList<OfferedType> Types => _types.Need("a resource type of roles or entitlements");

    /// <summary>What Okta lets its admin choose from.</summary>
    public IReadOnlyList<JsonNode> Roles => _roles.Need("the roles that are offered");

    /// <returns>Whether the server offers anything to Okta.</returns>
    public bool Find(ResourceList types)
    {
        var found = types.Resources
            .Where(type => type.Find("schema").Text() is RoleUrn or EntitlementUrn)
            .Select(type => new OfferedType(
                type.Find("name").Text() ?? "", type.Find("endpoint").Text() ?? "", type.Find("schema").Text() == RoleUrn))
            .ToList();
        _types = found.Count > 0 ? found : null;
        return found.Count > 0;
    }

    public void Take(IReadOnlyList<JsonNode> roles) => _roles = roles;
}

/// <summary>A resource type whose resources an Okta admin assigns.</summary>
internal sealed record OfferedType(string Name, string Endpoint, bool IsRole);

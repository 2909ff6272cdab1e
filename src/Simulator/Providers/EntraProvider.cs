using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>What Microsoft Entra ID does with its compliance flag and without (Microsoft, "Develop and plan provisioning for a SCIM endpoint").</summary>
internal abstract class EntraProvider : Provider
{
    protected const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /// <summary>Announced beside the Group schema; no attribute of it is sent.</summary>
    private const string Marker = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

    public override ClientHeaders Headers { get; } = Sending("application/scim+json; charset=utf-8", ("Accept", "application/scim+json"));

    /// <summary>Somebody and something that cannot be there; 404 would fail the test.</summary>
    public override async Task TestAsync(ProviderSession session, CancellationToken ct)
    {
        var nobody = NewId();
        ResourceList.Of(await session.GetAsync($"/Users?filter={Uri.EscapeDataString($"userName eq \"{nobody}\"")}", ct)).BeEmpty();
        ResourceList.Of(await session.GetAsync(GroupLookup(nobody), ct)).BeEmpty();
    }

    public override string GroupLookup(string name) =>
        $"/Groups?excludedAttributes=members&filter={Uri.EscapeDataString($"displayName eq \"{name}\"")}";

    public override JsonObject Create(Person person)
    {
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray(Urns.User, Enterprise),
            ["externalId"] = person.SourceId,
            ["userName"] = person.UserName,
            ["active"] = true,
            ["displayName"] = person.DisplayName,
            ["emails"] = new JsonArray(new JsonObject { ["primary"] = true, ["type"] = "work", ["value"] = person.Email }),
            ["meta"] = new JsonObject { ["resourceType"] = "User" },
            ["name"] = new JsonObject
            {
                ["formatted"] = person.DisplayName, ["familyName"] = person.FamilyName, ["givenName"] = person.GivenName,
            },
            ["roles"] = new JsonArray(),
        };
        body[Enterprise] = new JsonObject { ["employeeNumber"] = person.SourceId, ["department"] = "Sales" };
        return body;
    }

    public override JsonObject CreateGroup(string name) => new()
    {
        ["schemas"] = new JsonArray(Urns.Group, Marker),
        ["externalId"] = NewId(),
        ["displayName"] = name,
        ["meta"] = new JsonObject { ["resourceType"] = "Group" },
    };

    private static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>
/// Microsoft Entra ID without flags: capitalised operations, one for each attribute, booleans as words, members removed by a list
/// (Microsoft, "Develop and plan provisioning for a SCIM endpoint").
/// </summary>
internal class Entra : Provider
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

    public override Task<Exchange> UpdateAsync(ProviderSession session, Assigned assigned, Person now, CancellationToken ct) => session.PatchAsync(
        PathOf(assigned),
        PatchBody.Of(
            Operation("Replace", "name.familyName", now.FamilyName),
            Operation("Replace", "displayName", now.DisplayName),
            Operation("Replace", "emails[type eq \"work\"].value", now.Email),
            Operation("Add", $"{Enterprise}:department", "Marketing"),
            Operation("Add", $"{Enterprise}:manager", assigned.Id)),
        ct);

    public override Task<Exchange> SetActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct) =>
        session.PatchAsync(PathOf(assigned), PatchBody.Of(Operation("Replace", "active", active ? "True" : "False")), ct);

    public override JsonObject CreateGroup(string name) => new()
    {
        ["schemas"] = new JsonArray(Urns.Group, Marker),
        ["externalId"] = NewId(),
        ["displayName"] = name,
        ["meta"] = new JsonObject { ["resourceType"] = "Group" },
    };

    public override Task<Exchange> RenameGroupAsync(ProviderSession session, PushedGroup group, string name, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("Replace", "displayName", name)), ct);

    public override Task<Exchange> AddAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("Add", "members", Referred(members))), ct);

    public override Task<Exchange> RemoveAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("Remove", "members", Referred(members))), ct);

    private static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static JsonArray Referred(IEnumerable<Assigned> members) =>
        [.. members.Select(member => new JsonObject { ["$ref"] = null, ["value"] = member.Id })];
}

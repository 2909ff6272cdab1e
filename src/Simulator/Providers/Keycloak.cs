using System.Text.Json.Nodes;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>
/// Keycloak with the extension mitodl/keycloak-scim, set to PATCH: e-mails without type, "active" as a word, roles by value alone,
/// addresses that are relative, and a group whose members are replaced, or removed by name of the attribute once nobody is left.
/// </summary>
internal sealed class Keycloak : Provider
{
    public override ClientHeaders Headers { get; } = Sending("application/scim+json", ("Accept", "application/scim+json"));

    public override JsonObject Create(Person person)
    {
        var body = base.Create(person);
        body["emails"] = new JsonArray(new JsonObject { ["value"] = person.Email });
        body["roles"] = new JsonArray(new JsonObject { ["value"] = "keycloak-role" });
        return body;
    }

    public override Task<Exchange> SetActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct) => session.PatchAsync(
        PathOf(assigned),
        PatchBody.Of(
            Operation("replace", "active", active ? "true" : "false"),
            Operation("replace", "userName", assigned.UserName),
            Operation("replace", "displayName", assigned.Person.DisplayName)),
        ct);

    public override Task<Exchange> RenameGroupAsync(ProviderSession session, PushedGroup group, string name, CancellationToken ct) =>
        WholeAsync(session, group, name, group.Members, ct);

    public override Task<Exchange> AddAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        WholeAsync(session, group, group.Name, [.. group.Members.Union(members)], ct);

    public override Task<Exchange> RemoveAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        WholeAsync(session, group, group.Name, [.. group.Members.Except(members)], ct);

    private static Task<Exchange> WholeAsync(
        ProviderSession session, PushedGroup group, string name, IReadOnlyList<Assigned> members, CancellationToken ct) => session.PatchAsync(
        PathOf(group),
        PatchBody.Of(
            members.Count == 0 ? Operation("remove", "members") : Operation("replace", "members", Related(members)),
            Operation("replace", "displayName", name),
            Operation("replace", "externalId", $"keycloak-{group.Id}")),
        ct);

    private static JsonArray Related(IEnumerable<Assigned> members) =>
        [.. members.Select(member => new JsonObject { ["value"] = member.Id, ["$ref"] = $"Users/{member.Id}" })];
}

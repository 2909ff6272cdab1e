using System.Text.Json.Nodes;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>Microsoft Entra ID without flags: capitalised operations, one for each attribute, booleans as words, members removed by a list.</summary>
internal sealed class Entra : EntraProvider
{
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

    public override Task<Exchange> RenameGroupAsync(ProviderSession session, PushedGroup group, string name, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("Replace", "displayName", name)), ct);

    public override Task<Exchange> AddAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("Add", "members", Referred(members))), ct);

    public override Task<Exchange> RemoveAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Of(Operation("Remove", "members", Referred(members))), ct);

    private static JsonArray Referred(IEnumerable<Assigned> members) =>
        [.. members.Select(member => new JsonObject { ["$ref"] = null, ["value"] = member.Id })];
}

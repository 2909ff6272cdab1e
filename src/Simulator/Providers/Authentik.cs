using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>
/// authentik: believes the server's description or does without PATCH; one operation for each member; a group is renamed by all of it
/// without a path (goauthentik/authentik, authentik/providers/scim).
/// </summary>
internal sealed class Authentik : Provider
{
    public override ClientHeaders Headers { get; } = Sending(
        "application/scim+json", ("User-Agent", "authentik/2026.8"), ("Accept", "application/scim+json"));

    /// <summary>A field that is missing makes it work without PATCH, silently.</summary>
    public override async Task TestAsync(ProviderSession session, CancellationToken ct)
    {
        var config = await session.DescribedAsync(ct);
        foreach (var (feature, number) in new[] { ("bulk", "maxOperations"), ("bulk", "maxPayloadSize"), ("filter", "maxResults") })
            config.Hold(config.Json().Find(feature).Find(number).Integer() is not null, $"Expected {feature}.{number} to be a JSON integer.");
    }

    /// <summary>As whole as it was made.</summary>
    public override Task<Exchange> RenameGroupAsync(ProviderSession session, PushedGroup group, string name, CancellationToken ct) =>
        session.PatchAsync(
            PathOf(group),
            PatchBody.Replace(new JsonObject
            {
                ["schemas"] = new JsonArray(Urns.Group), ["externalId"] = group.Id, ["displayName"] = name,
            }),
            ct);

    public override Task<Exchange> AddAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), OneByOne("add", members), ct);

    public override Task<Exchange> RemoveAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), OneByOne("remove", members), ct);
}

using System.Text.Json.Nodes;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>
/// OneLogin: no User-Agent, plain JSON, addresses that end in "&amp;" or "?", and a PUT that announces schemas as SCIM 1 wrote them
/// (developers.onelogin.com/scim; traffic in goauthentik/authentik issue 11249).
/// </summary>
internal sealed class OneLogin : Provider
{
    public override ClientHeaders Headers { get; } = Sending("application/json", ("Accept", "application/json"));

    public override string Written(HttpMethod method, string path) => path.Contains('?') ? path + "&" : method == HttpMethod.Get ? path : path + "?";

    public override Task<Exchange> UpdateAsync(ProviderSession session, Assigned assigned, Person now, CancellationToken ct) =>
        session.PutAsync(PathOf(assigned), Announced(Create(now)), ct);

    public override Task<Exchange> SetActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct)
    {
        var body = Announced(Create(assigned.Person));
        body["active"] = active;
        return session.PutAsync(PathOf(assigned), body, ct);
    }

    public override Task<Exchange> AddAsync(ProviderSession session, PushedGroup group, IReadOnlyList<Assigned> members, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), OneByOne("add", members), ct);

    private static JsonObject Announced(JsonObject user)
    {
        user["schemas"] = new JsonArray("urn:scim:schemas:core:2.0", "urn:scim:schemas:extension:enterprise:2.0");
        return user;
    }
}

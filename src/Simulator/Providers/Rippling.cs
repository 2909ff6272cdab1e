using System.Text.Json.Nodes;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>Rippling: reads the server's description first, and then sends what its admin ticked: PATCH for people and for groups.</summary>
internal sealed class Rippling : Provider
{
    public override ClientHeaders Headers { get; } = Sending("application/scim+json", ("Accept", "application/scim+json"));

    public override Task TestAsync(ProviderSession session, CancellationToken ct) => session.DescribedAsync(ct);

    public override Task<Exchange> UpdateAsync(ProviderSession session, Assigned assigned, Person now, CancellationToken ct) => session.PatchAsync(
        PathOf(assigned),
        PatchBody.Replace(new JsonObject { ["name"] = new JsonObject { ["givenName"] = now.GivenName, ["familyName"] = now.FamilyName } }),
        ct);

    public override Task<Exchange> SetActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct) =>
        PatchActiveAsync(session, assigned, active, ct);
}

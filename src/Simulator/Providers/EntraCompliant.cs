using System.Text.Json.Nodes;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Providers;

/// <summary>
/// Entra with the flag <c>aadOptscim062020</c> in its tenant URL, which therefore is in every address: lower case, real booleans, one
/// operation without a path whose keys are paths (Microsoft, "SCIM 2.0 protocol compliance of the Provisioning Service").
/// </summary>
internal sealed class EntraCompliant : EntraProvider
{
    private const string Flag = "aadOptscim062020";

    public override string Written(HttpMethod method, string path) => path + (path.Contains('?') ? "&" : "?") + Flag;

    public override Task<Exchange> UpdateAsync(ProviderSession session, Assigned assigned, Person now, CancellationToken ct) => session.PatchAsync(
        PathOf(assigned),
        PatchBody.Replace(new JsonObject
        {
            ["displayName"] = now.DisplayName,
            ["name.familyName"] = now.FamilyName,
            ["emails[type eq \"work\"].value"] = now.Email,
            [$"{Enterprise}:department"] = "Marketing",
        }),
        ct);

    public override Task<Exchange> SetActiveAsync(ProviderSession session, Assigned assigned, bool active, CancellationToken ct) =>
        PatchActiveAsync(session, assigned, active, ct);

    public override Task<Exchange> RenameGroupAsync(ProviderSession session, PushedGroup group, string name, CancellationToken ct) =>
        session.PatchAsync(PathOf(group), PatchBody.Replace(new JsonObject { ["displayName"] = name }), ct);
}

using System.Text.Json.Nodes;
using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Directory;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>The role changes with a PATCH, without a path and with one.</summary>
internal sealed class RolesByPatch(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        .. RolePlace.All.SelectMany(place => new[]
        {
            RoleStep.Of("patch", place, "builtin", ct => PatchAsync(place, RoleValue.BuiltInRoles, ct), Features.Create | Features.Update),
            RoleStep.Of(
                "patch", place, "custom", ct => PatchAsync(place, RoleValue.CustomRoles(roles.Auditor, roles.Lead), ct),
                Features.Create | Features.Update),
        }),
    ];

    private async Task PatchAsync(RolePlace place, IReadOnlyList<RoleValue> values, CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        foreach (var value in values)
            await PatchAsync(assigned, place, value, PatchBody.Replace(place.Alone(value.Attribute, value.Value.DeepClone())), ct);
        foreach (var value in values)
            await PatchAsync(assigned, place, value, PatchBody.Replace(place.PathOf(value.Attribute), value.Value.DeepClone()), ct);
    }

    private async Task PatchAsync(Assigned assigned, RolePlace place, RoleValue value, JsonObject body, CancellationToken ct)
    {
        (await okta.Scim.PatchAsync(OktaSession.PathOf(assigned.Id), body, ct)).Status(200, 204);
        await proof.HoldAsync(assigned, place, value, ct);
    }
}

using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>The role comes with the assignment.</summary>
internal sealed class RolesByPost(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        .. RolePlace.All.SelectMany(place => new[]
        {
            RoleStep.Of("post", place, "builtin", ct => AssignAsync(place, RoleValue.BuiltInRoles, ct), Features.Create),
            RoleStep.Of(
                "post", place, "custom", ct => AssignAsync(place, RoleValue.CustomRoles(roles.Auditor, roles.Lead), ct), Features.Create),
        }),
    ];

    private async Task AssignAsync(RolePlace place, IReadOnlyList<RoleValue> values, CancellationToken ct)
    {
        foreach (var value in values)
        {
            var assigned = await okta.AssignAsync(body => place.Write(body, value.Attribute, value.Value.DeepClone()), ct);
            await proof.HoldAsync(assigned, place, value, ct);
        }
    }
}

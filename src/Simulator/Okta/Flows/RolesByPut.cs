using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

/// <summary>The role changes with a profile push; each push carries back what the last GET showed.</summary>
internal sealed class RolesByPut(OktaSession okta, RunRoles roles, RoleProof proof) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        .. RolePlace.All.SelectMany(place => new[]
        {
            RoleStep.Of("put", place, "builtin", ct => PushAsync(place, RoleValue.BuiltInRoles, ct), Features.Create | Features.Update),
            RoleStep.Of(
                "put", place, "custom", ct => PushAsync(place, RoleValue.CustomRoles(roles.Auditor, roles.Lead), ct),
                Features.Create | Features.Update),
        }),
    ];

    private async Task PushAsync(RolePlace place, IReadOnlyList<RoleValue> values, CancellationToken ct)
    {
        var assigned = await okta.AssignAsync(ct);
        foreach (var value in values)
        {
            var exchange = await okta.PushAsync(assigned, body => place.Write(body, value.Attribute, value.Value.DeepClone()), ct);
            exchange.Status(200).User();
            await proof.HoldAsync(assigned, place, value, ct);
        }
    }
}

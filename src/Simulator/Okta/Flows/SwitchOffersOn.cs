using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class SwitchOffersOn(OfferSwitch mode) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("entitlements.on", "Owner offers roles to Okta", "The connection offers roles in Okta's dialect.", mode.OnAsync)
        {
            NeedsApi = true,
            LookAt = "Look at PATCH /v1/workspaces/{id}/connections/{connection} with {\"entitlements\":\"okta\"}.",
        },
    ];
}

using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class SwitchOffersBack(OfferSwitch mode) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("entitlements.back", "Owner leaves the connection as it was", "The connection offers roles as before the run.", mode.BackAsync)
        {
            NeedsApi = true,
            LookAt = "Look at PATCH /v1/workspaces/{id}/connections/{connection}.",
        },
    ];
}

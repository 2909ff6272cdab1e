using System.Text.Json.Nodes;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.OktaSpec;

/// <summary>Not part of the published test, which leaves its user active.</summary>
internal sealed class SpecCleanUp(SpecTest test) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("spec.cleanup", "Deactivate the new user", "The run leaves nobody active (not part of Okta's test).", DeactivateAsync)
        {
            Needs = Features.Create | Features.Deactivate,
        },
    ];

    private async Task DeactivateAsync(CancellationToken ct)
    {
        var (scim, id) = test.Left;
        var exchange = await scim.PatchAsync(OktaSession.PathOf(id), PatchBody.Replace(new JsonObject { ["active"] = false }), ct);
        // Okta's test makes no promise about PATCH, so this one does not fail a server that passes.
        if (exchange.Answer.Status is not (200 or 204))
            throw new StepNotRunException($"The server answered {exchange.Answer.Status}: user {id} stays active.");
    }
}

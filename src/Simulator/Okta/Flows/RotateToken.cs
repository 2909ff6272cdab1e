using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class RotateToken(OktaSession okta) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("token.rotate", "Rotate the SCIM API token", "The new token works; the old one ends as the policy says.", RotateAsync)
        {
            NeedsApi = true,
            LookAt = "Look at the workspace's policy token_rotation.",
        },
    ];

    private async Task RotateAsync(CancellationToken ct)
    {
        // Unasked, this would cut a live Okta off.
        if (!okta.Settings.Rotate)
            throw new StepNotRunException("Only with --rotate: the token given would stop working for Okta too.");

        var answer = await okta.Api.RotateTokenAsync(ct);
        var token = answer.Answer.Json.Find("scimToken").Text();
        answer.Hold(token is not null, "Expected the new token as scimToken.");

        var old = okta.Scim.Token;
        okta.Secrets.Add(token ?? "");
        okta.Scim.Token = token ?? "";
        (await ListAsync(okta.Scim.Token, ct)).Status(200);
        okta.Notes.Add(
            $"THE TOKEN GIVEN IS NOW ROTATED. The run goes on with {Secrets.HandleOf(okta.Scim.Token)}; "
            + "make a new token for Okta in the console.");

        var policy = (await okta.PoliciesAsync(ct)).Of("token_rotation");
        var oldAnswer = await ListAsync(old, ct);
        if (policy is null)
            oldAnswer.Status(200, 401);
        else if (policy.Contains("overlap", StringComparison.OrdinalIgnoreCase))
            oldAnswer.Status(200);
        else
            oldAnswer.ScimError(401);
        okta.Notes.Add(oldAnswer.Answer.Status == 200 ? "The old one still works for a while." : "The old one stopped at once.");
    }

    private Task<Exchange> ListAsync(string token, CancellationToken ct) =>
        okta.Scim.GetAsync("/Users?startIndex=1&count=2", $"Bearer {token}", ct);
}

using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta.Flows;

internal sealed class TestCredentials(OktaSession okta, GroupPush push) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("credentials.test", "Test API Credentials", "A verification message appears if the credentials are right.", UsersAsync)
        {
            LookAt = "Okta needs 200 and at least one complete user (the workspace owner will do) before it saves the connection.",
        },
        new("credentials.groups", "Test with Import Groups on", "The test then also lists the groups; none at all will do.", GroupsAsync)
        {
            Needs = Features.Groups,
            LookAt = "Look at GET /Groups.",
        },
        new("credentials.wrong-token", "Test with a wrong token", "A wrong token is refused with 401 and a SCIM error.", WrongTokenAsync)
        {
            LookAt = "Look at what answers before authentication: a gateway or framework default sends an empty or HTML 401.",
        },
    ];

    public async Task UsersAsync(CancellationToken ct)
    {
        var list = ResourceList.Of(await okta.Scim.GetAsync("/Users?startIndex=1&count=2", ct));
        list.Exchange.Hold(
            list.Resources.Count > 0,
            "Expected at least one user, got none; Okta then says \"Error authenticating: No results for users returned\".");
        list.Exchange.Hold(list.Resources.Count <= 2, $"Expected at most the 2 users asked for, got {list.Resources.Count}.");
        // One will do; people of a real workspace may well lack a name.
        if (!list.Resources.Any(UserChecks.IsComplete))
            list.Exchange.Complete(list.Resources[0]);
    }

    public async Task GroupsAsync(CancellationToken ct)
    {
        var list = ResourceList.Of(push.HoldOffered(await okta.Scim.GetAsync("/Groups?startIndex=1&count=100", ct)));
        foreach (var group in list.Resources)
            list.Exchange.Group(group);
    }

    private async Task WrongTokenAsync(CancellationToken ct) =>
        (await okta.Scim.GetAsync("/Users?startIndex=1&count=2", "Bearer not-the-token", ct)).ScimError(401);
}

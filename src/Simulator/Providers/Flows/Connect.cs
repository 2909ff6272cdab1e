using Rolecall.Simulator.Checks;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Providers.Flows;

internal sealed class Connect(ProviderSession session) : IFlow
{
    public IReadOnlyList<Step> Steps =>
    [
        new("connection.test", "Test connection", "The test succeeds, and nothing of it stays behind.",
            ct => session.Provider.TestAsync(session, ct))
        {
            LookAt = "A filter that matches nobody is answered 200 with an empty list.",
        },
        new("connection.wrong-token", "Test with a wrong token", "A wrong token is refused with 401 and a SCIM error.", WrongTokenAsync)
        {
            LookAt = "Look at what answers before authentication: a gateway or framework default sends an empty or HTML 401.",
        },
    ];

    private async Task WrongTokenAsync(CancellationToken ct) =>
        (await session.GetAsync(session.Provider.Lookup(session.People.Make()), "Bearer not-the-token", ct)).ScimError(401);
}

using Rolecall.Simulator.Okta;
using Rolecall.Simulator.OktaSpec;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Clients;

internal static class KnownClients
{
    public static IReadOnlyList<SimulatedClient> All { get; } =
    [
        new("okta", "Plays an app of Okta's catalogue: PUT for the profile, PATCH for activity and groups.",
            run => OktaFlows.Of(run, Dialect.Catalogue)),
        new("okta-wizard", "Plays an app made with Okta's App Integration Wizard: PUT for everything.",
            run => OktaFlows.Of(run, Dialect.Wizard)),
        new("okta-spec", "Runs the steps of Okta's published SCIM 2.0 SPEC test.",
            SpecFlows),
    ];

    private static IReadOnlyList<IFlow> SpecFlows(Run run)
    {
        var test = new SpecTest(run);
        return [test, new SpecCleanUp(test)];
    }
}

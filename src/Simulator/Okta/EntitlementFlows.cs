using Rolecall.Simulator.Okta.Flows;
using Rolecall.Simulator.Steps;

namespace Rolecall.Simulator.Okta;

/// <summary>An app with Okta's entitlement management: roles are read from the server and assigned by PUT.</summary>
internal static class EntitlementFlows
{
    public static IReadOnlyList<IFlow> Of(Run run)
    {
        var okta = new OktaSession(run, Dialect.Wizard);
        var push = new GroupPush(okta);
        var offers = new RoleOffers();
        var roles = new RunRoles();
        var mode = new OfferSwitch(okta);
        return
        [
            new TestCredentials(okta, push),
            new SwitchOffersOn(mode),
            new DiscoverOffers(okta, offers),
            new AssignOffers(okta, offers),
            new CleanUp(okta, roles, push),
            new SwitchOffersBack(mode),
        ];
    }
}

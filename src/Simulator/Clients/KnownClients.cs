using Rolecall.Simulator.Okta;
using Rolecall.Simulator.OktaSpec;
using Rolecall.Simulator.Providers;
using Rolecall.Simulator.Providers.Flows;
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
        new("okta-entitlements", "Plays an app with Okta's entitlement management: reads the roles that are offered and assigns them by PUT.",
            EntitlementFlows.Of),
        new("okta-spec", "Runs the steps of Okta's published SCIM 2.0 SPEC test.",
            SpecFlows),
        Of("entra", "Plays Microsoft Entra ID without flags: capitals, booleans as words, an operation for each attribute.", new Entra()),
        Of("entra-compliant", "Plays Microsoft Entra ID with the flag aadOptscim062020 in its tenant URL.", new EntraCompliant()),
        Of("onelogin", "Plays OneLogin: PUT for people, PATCH for groups, schemas as SCIM 1 wrote them.", new OneLogin()),
        Of("jumpcloud", "Plays JumpCloud, whose connection test makes and deletes a user and a group.", new JumpCloud()),
        Of("ping", "Plays PingOne or PingFederate, matching people by e-mail.", new Ping()),
        Of("google", "Plays Google Workspace: people alone, as plain JSON.", new Google()),
        Of("rippling", "Plays Rippling with everything ticked.", new Rippling()),
        Of("authentik", "Plays authentik: PUT for people, an operation for each member of a group.", new Authentik()),
        Of("keycloak", "Plays Keycloak with the extension mitodl/keycloak-scim.", new Keycloak()),
    ];

    private static SimulatedClient Of(string name, string description, Provider provider) => new(name, description, run =>
    {
        var session = new ProviderSession(run, provider);
        return [new Connect(session), new Provision(session), new ProvisionGroup(session), new LeaveNothing(session)];
    });

    private static IReadOnlyList<IFlow> SpecFlows(Run run)
    {
        var test = new SpecTest(run);
        return [test, new SpecCleanUp(test)];
    }
}

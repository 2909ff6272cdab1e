using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Provisioning → To App: the features that are on.</summary>
internal static class ToAppPage
{
    private const string Name = "To App";

    public static void MapToApp(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/provisioning/to-app", visit => Show(visit, visit.App.Features, fault: null));
        app.Act("/apps/{app}/provisioning/to-app", SaveAsync);
        app.Act("/apps/{app}/provisioning/force-sync", ForceSyncAsync);
    }

    private static IResult Show(Visit visit, Features features, string? fault)
    {
        var app = visit.App;
        return ProvisioningFrame.Page(visit, Name, Html.Of($"""
            {Html.If(!app.Provisions, () => Html.Of($"""
                <p class="message">Nothing is sent before the API integration is saved: <a href="{AppFrame.PathOf(app, "/provisioning")}">go to Integration</a>.</p>
                """))}
            <form method="post" action="{AppFrame.PathOf(app, "/provisioning/to-app")}" class="card">
            <h2>Provisioning to {app.Name}</h2>
            {Fields.Checkbox("create", "Create Users", features.HasFlag(Features.Create), "Creates or links people when they are assigned.")}
            {Fields.Checkbox("update", "Update User Attributes", features.HasFlag(Features.Update), "Pushes the profile and the role when they change.")}
            {Fields.Checkbox("deactivate", "Deactivate Users", features.HasFlag(Features.Deactivate), "Deactivates people who are unassigned or deactivated; nobody is ever deleted.")}
            <button type="submit">Save</button>
            </form>
            <section class="card">
            <h2>Force Sync</h2>
            <p>Pushes the profile of everybody who is provisioned once more, for example after a change in the Profile Editor.</p>
            {Badges.Button(AppFrame.PathOf(app, "/provisioning/force-sync"), "Force Sync", style: "second")}
            </section>
            """), fault);
    }

    private static async Task<IResult> SaveAsync(Visit visit)
    {
        var app = visit.App;
        var features = Feature("create", Features.Create) | Feature("update", Features.Update) | Feature("deactivate", Features.Deactivate);
        // Okta tests the connection on this page too.
        if (app.Provisions && await visit.Desk.Credentials.TestAsync(app, "Save To App", visit.Stopping) is { } fault)
            return Show(visit, features, fault);
        await visit.Desk.Provisioner.ChangeAsync(
            state => state.WithApp(app.Id, known => known with { Features = features }), visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/provisioning/to-app"), Notice.Saved);

        Features Feature(string field, Features feature) => visit.Ticked(field) ? feature : Features.None;
    }

    private static async Task<IResult> ForceSyncAsync(Visit visit)
    {
        var app = visit.App;
        await visit.Desk.Provisioner.ForceSyncAsync(app.Id, visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/provisioning/to-app"), Notice.Synchronized);
    }
}

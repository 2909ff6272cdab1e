using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.Okta;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Provisioning → Integration: the base URL and the token, tested before they are kept.</summary>
internal static class IntegrationPage
{
    private const string Name = "Integration";

    public static void MapIntegration(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/provisioning", visit => Show(visit, visit.App, fault: null));
        app.Act("/apps/{app}/provisioning/enable", EnableAsync);
        app.Act("/apps/{app}/provisioning", SubmitAsync);
    }

    private static IResult Show(Visit visit, App app, string? fault, string? verified = null) => app.Integration.Provisioning
        ? ProvisioningFrame.Page(visit, Name, Form(app, verified), fault)
        : AppFrame.Page(visit, Tab.Provisioning, Enable(app), fault);

    private static Html Enable(App app) => Html.Of($"""
        <form method="post" action="{AppFrame.PathOf(app, "/provisioning/enable")}" class="card">
        <h2>Provisioning</h2>
        <p>Provisioning is not enabled. The application must have single sign-on enabled first: then it shows a SCIM base URL and a SCIM API token.</p>
        {Fields.Checkbox("provisioning", "Enable provisioning features", ticked: false)}
        <button type="submit">Configure API Integration</button>
        </form>
        """);

    private static Html Form(App app, string? verified) => Html.Of($"""
        <form method="post" action="{AppFrame.PathOf(app, "/provisioning")}" class="card">
        <h2>Integration</h2>
        {Badges.Success(verified)}
        {Fields.Checkbox("enabled", "Enable API integration", app.Integration.Enabled)}
        {Fields.Text("baseUrl", "Base URL", app.Integration.BaseUrl, "The SCIM base URL, as the application shows it.", "url")}
        {Fields.Text("token", "API Token", app.Integration.Token, TokenHint(app), "password")}
        {Fields.Checkbox("importGroups", "Import Groups", app.Integration.ImportGroups, "The test then also lists the groups.")}
        {Fields.Select("dialect", "Kind of application", app.Dialect.ToString(),
            [("Catalogue", "Catalogue application: PUT for the profile, PATCH for activity and groups"), ("Wizard", "Made with the wizard: PUT for everything")])}
        <div class="buttons">
        <button type="submit" name="do" value="test" class="second">Test API Credentials</button>
        <button type="submit" name="do" value="save">Save</button>
        </div>
        </form>
        """);

    private static string TokenHint(App app) => app.Integration.Token.Length == 0
        ? "The SCIM API token, as the application shows it once."
        : $"Filled in: {Secrets.HandleOf(app.Integration.Token)}";

    private static async Task<IResult> EnableAsync(Visit visit)
    {
        var app = visit.App;
        if (!visit.Ticked("provisioning"))
            return Show(visit, app, "Tick \"Enable provisioning features\" first.");
        await ChangeAsync(visit, known => known with { Integration = known.Integration with { Provisioning = true } });
        return Visit.Go(AppFrame.PathOf(app, "/provisioning"), Notice.None);
    }

    private static async Task<IResult> SubmitAsync(Visit visit)
    {
        var app = Given(visit);
        var testing = visit.Text("do") == "test";
        if (!testing && !app.Integration.Enabled)
        {
            await ChangeAsync(visit, known => known with { Integration = app.Integration, Dialect = app.Dialect });
            return Visit.Go(AppFrame.PathOf(app, "/provisioning"), Notice.Saved);
        }

        if (!app.Integration.Enabled)
            return Show(visit, app, "Tick \"Enable API integration\" first.");
        var fault = await visit.Desk.Credentials.TestAsync(app, testing ? "Test API Credentials" : "Save the integration", visit.Stopping);
        if (fault is not null || testing)
            return Show(visit, app, fault, fault is null ? $"{app.Name} was verified successfully!" : null);
        await ChangeAsync(visit, known => known with { Integration = app.Integration, Dialect = app.Dialect });
        return Visit.Go(AppFrame.PathOf(app, "/provisioning"), Notice.Verified);
    }

    private static App Given(Visit visit) => visit.App with
    {
        Integration = new()
        {
            Provisioning = true,
            Enabled = visit.Ticked("enabled"),
            BaseUrl = visit.Text("baseUrl"),
            Token = visit.Text("token"),
            ImportGroups = visit.Ticked("importGroups"),
        },
        Dialect = visit.Text("dialect") == nameof(Dialect.Wizard) ? Dialect.Wizard : Dialect.Catalogue,
    };

    private static Task ChangeAsync(Visit visit, Func<App, App> change)
    {
        var id = visit.App.Id;
        return visit.Desk.Provisioner.ChangeAsync(state => state.WithApp(id, change), visit.Stopping);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>All applications, and the tab General of one.</summary>
internal static class AppsPage
{
    public static void MapApps(this IEndpointRouteBuilder app)
    {
        app.Page("/", _ => Results.LocalRedirect("/apps"));
        app.Page("/apps", visit => Show(visit, fault: null));
        app.Act("/apps", AddAsync);
        app.Page("/apps/{app}", visit => General(visit, fault: null));
        app.Act("/apps/{app}", SaveAsync);
    }

    private static IResult Show(Visit visit, string? fault) => visit.Page(Section.Applications, "Applications", Html.Of($"""
        <h1>Applications</h1>
        {Badges.Success(fault is null ? visit.Notice.Text() : null)}
        {Badges.Fault(fault)}
        <ul class="rows">{visit.State.Apps.Select(app => Html.Of($"""
            <li><div class="who"><a class="name" href="{AppFrame.PathOf(app)}">{app.Name}</a>
            <span class="hint">{SignOnText(app)}</span></div>
            <div class="state">{(app.Provisions ? Badges.Good("Provisioning on") : Badges.Plain("Provisioning off"))}</div></li>
            """))}</ul>
        <form method="post" action="/apps" class="card">
        <h2>Add an application</h2>
        {Fields.Text("name", "Application label", "", required: true)}
        <button type="submit">Add application</button>
        </form>
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> AddAsync(Visit visit)
    {
        var name = visit.Text("name");
        if (name.Length == 0)
            return Show(visit, "Give the application a label.");
        await visit.Desk.Provisioner.ChangeAsync(state => state with { Apps = [.. state.Apps, FirstState.NewApp(name)] }, visit.Stopping);
        return Visit.Go("/apps", Notice.Added);
    }

    private static IResult General(Visit visit, string? fault)
    {
        var app = visit.App;
        return AppFrame.Page(visit, Tab.General, Html.Of($"""
            <section class="card">
            <h2>Set up, step by step</h2>
            <ol class="steps">
            {Step(app.SignOn.Method != SignOnMethod.None, AppFrame.PathOf(app, "/sign-on"), "Sign On", "choose SAML 2.0 or OpenID Connect, and take the values to the application.")}
            {Step(app.Provisions, AppFrame.PathOf(app, "/provisioning"), "Provisioning", "paste the SCIM base URL and the SCIM API token, and test them.")}
            {Step(app.Features != Features.None, AppFrame.PathOf(app, "/provisioning/to-app"), "To App", "choose the provisioning features.")}
            {Step(app.People.Count + app.Groups.Count > 0, AppFrame.PathOf(app, "/assignments"), "Assignments", "assign people and groups, with their role.")}
            {Step(app.Links.Count > 0, AppFrame.PathOf(app, "/push-groups"), "Push Groups", "push groups, where the application has such.")}
            </ol>
            </section>
            <form method="post" action="{AppFrame.PathOf(app)}" class="card">
            <h2>App settings</h2>
            {Fields.Text("name", "Application label", app.Name, required: true)}
            <button type="submit">Save</button>
            </form>
            """), fault);
    }

    private static Html Step(bool done, string href, string name, string what) => Html.Of($"""
        <li class="{(done ? "done" : "open")}"><a href="{href}">{name}</a>: {what} {(done ? Badges.Good("Done") : Html.Empty)}</li>
        """);

    private static async Task<IResult> SaveAsync(Visit visit)
    {
        var id = visit.App.Id;
        var name = visit.Text("name");
        if (name.Length == 0)
            return General(visit, "Give the application a label.");
        await visit.Desk.Provisioner.ChangeAsync(state => state.WithApp(id, app => app with { Name = name }), visit.Stopping);
        return Visit.Go(AppFrame.PathOf(visit.App), Notice.Saved);
    }

    private static string SignOnText(App app) => app.SignOn.Method switch
    {
        SignOnMethod.None => "Sign-on is not set up",
        SignOnMethod.Saml => "SAML 2.0",
        SignOnMethod.OpenIdConnect => "OpenID Connect",
    };
}

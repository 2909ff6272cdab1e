using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pushing;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>The tab Import: whom the application has.</summary>
internal static class ImportPage
{
    public static void MapImport(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/import", visit => Show(visit, fault: null));
        app.Act("/apps/{app}/import", ImportAsync);
    }

    private static IResult Show(Visit visit, string? fault)
    {
        var app = visit.App;
        return AppFrame.Page(visit, Tab.Import, Html.Of($"""
            <section class="card"><h2>Import from {app.Name}</h2>
            <p>Lists everybody the application has, page by page, and who of them is known here.</p>
            {Badges.Button(AppFrame.PathOf(app, "/import"), "Import Now", style: "")}
            </section>
            {(visit.Desk.Imports.LastOf(app.Id) is { } import ? Result(visit.State, app, import) : Html.Empty)}
            """), fault);
    }

    private static Html Result(StandInState state, App app, Imported import) => import.Fault is not null ? Badges.Fault(import.Fault) : Html.Of($"""
        <section><h2>Users: {import.People.Count}, groups: {import.Groups.Count}</h2>
        <p class="hint">Read at {import.At.ToString("HH:mm:ss")} UTC.</p>
        <ul class="rows">{import.People.Select(user => Html.Of($"""
            <li><div class="who"><span class="name">{(user.Name.Length > 0 ? user.Name : user.UserName)}</span><span class="hint">{user.UserName}</span>
            <span class="hint">{user.Roles}</span></div>
            <div class="state">{(user.Active ? Badges.Good("Active") : Badges.Plain("Inactive"))} {Badges.Plain(Match(state, app, user))}</div></li>
            """))}</ul>
        {Html.If(import.Groups.Count > 0, () => Html.Of($"<h3>Groups</h3><ul class=\"rows\">{import.Groups.Select(name => Html.Of($"<li><span class=\"name\">{name}</span></li>"))}</ul>"))}
        </section>
        """);

    private static string Match(StandInState state, App app, ImportedPerson user) =>
        app.Users.Any(known => known.RemoteId == user.Id) ? "Assigned"
        : state.FindPersonNamed(user.UserName) is not null ? "Exact match"
        : "No match";

    private static async Task<IResult> ImportAsync(Visit visit)
    {
        if (!visit.App.Provisions)
            return Show(visit, "Save the API integration first.");
        await visit.Desk.Imports.RunAsync(visit.App, visit.Stopping);
        return Visit.Go(AppFrame.PathOf(visit.App, "/import"), visit.Desk.Imports.LastOf(visit.App.Id)?.Fault is null ? Notice.Imported : Notice.None);
    }
}

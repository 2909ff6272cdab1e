using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pushing;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>The tab Assignments: who has the application, and how their provisioning went.</summary>
internal static class AssignmentsPage
{
    public static void MapAssignments(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/assignments", Show);
        app.Act("/apps/{app}/assignments/people/{person}/retry", RetryAsync);
        app.Act("/apps/{app}/assignments/people/{person}/dismiss", DismissAsync);
    }

    private static IResult Show(Visit visit)
    {
        var (state, app) = (visit.State, visit.App);
        var groups = app.Groups.Select(assignment => (Assignment: assignment, Group: state.FindGroup(assignment.GroupId))).ToList();
        var people = state.People.Select(person => Row(state, app, person)).OfType<Html>().ToList();
        return AppFrame.Page(visit, Tab.Assignments, Html.Of($"""
            <div class="buttons">
            <a class="button" href="{AppFrame.PathOf(app, "/assignments/people")}">Assign to People</a>
            <a class="button second" href="{AppFrame.PathOf(app, "/assignments/groups")}">Assign to Groups</a>
            </div>
            <section><h2>People</h2>
            {Html.If(people.Count == 0, () => Html.Of($"<p class=\"empty\">Nobody has this application yet.</p>"))}
            <ul class="rows">{people}</ul></section>
            <section><h2>Groups</h2>
            {Html.If(groups.Count == 0, () => Html.Of($"<p class=\"empty\">No group has this application yet.</p>"))}
            <ol class="rows">{groups.Select((entry, at) => GroupRow(app, entry.Assignment, entry.Group?.Name ?? "", at))}</ol></section>
            """));
    }

    private static Html? Row(StandInState state, App app, DirectoryPerson person)
    {
        var roles = AssignedRoles.Of(state, app, person);
        var user = app.FindUser(person.Id);
        if (roles is null && user is null)
            return null;
        var own = app.People.Any(assignment => assignment.PersonId == person.Id);
        var path = AppFrame.PathOf(app, $"/assignments/people/{person.Id}");
        return Html.Of($"""
            <li id="assignment-{person.Id}"><div class="who"><a class="name" href="/people/{person.Id}">{person.DisplayName}</a>
            <span class="hint">{person.UserName}</span>
            <span class="hint">{(own ? "Individual" : roles is null ? "Unassigned" : $"Group {GroupName(state, app, person)}")} · {RoleFields.Text(roles ?? RoleValues.Unset)}</span></div>
            <div class="state">{Status(app, user)}</div>
            <div class="buttons">
            {Html.If(roles is not null, () => Html.Of($"<a class=\"button quiet\" href=\"{path}\" aria-label=\"Edit {person.DisplayName}\">Edit</a>"))}
            {Html.If(own, () => Badges.Button($"{path}/remove", "Unassign", $"Unassign {person.DisplayName}"))}
            {Html.If(user is { Error: not null }, () => Badges.Button($"{path}/retry", "Retry", $"Retry {person.DisplayName}"))}
            {Html.If(user is { Leaving: true, Error: not null }, () => Badges.Button($"{path}/dismiss", "Dismiss", $"Dismiss {person.DisplayName}"))}
            {Html.If(user is { Error: null, RemoteId: null } && app.Does(Features.Create), () => Badges.Button($"{path}/retry", "Provision User", $"Provision User {person.DisplayName}"))}
            </div>
            {Html.If(user?.Error is not null, () => Html.Of($"<p class=\"message bad\">{user?.Error}</p>"))}
            </li>
            """);
    }

    private static Html Status(App app, AppUser? user) => user switch
    {
        { Error: not null } => Badges.Bad("Error"),
        { RemoteId: not null } => Badges.Good("Provisioned"),
        _ => Badges.Plain(app.Does(Features.Create) ? "Not provisioned" : "Assigned, nothing sent"),
    };

    private static string GroupName(StandInState state, App app, DirectoryPerson person) =>
        state.FindGroup(AssignedRoles.GroupOf(state, app, person)?.GroupId)?.Name ?? "";

    private static Html GroupRow(App app, GroupAssignment assignment, string name, int at)
    {
        var path = AppFrame.PathOf(app, $"/assignments/groups/{assignment.GroupId}");
        return Html.Of($"""
            <li id="assignment-{assignment.GroupId}"><div class="who"><a class="name" href="/groups/{assignment.GroupId}">{name}</a>
            <span class="hint">Priority {at + 1} · {RoleFields.Text(assignment.Roles)}</span></div>
            <div class="buttons">
            <a class="button quiet" href="{path}" aria-label="Edit group {name}">Edit</a>
            {Html.If(at > 0, () => Badges.Button($"{path}/first", "Make first", $"Make first group {name}"))}
            {Badges.Button($"{path}/remove", "Unassign", $"Unassign group {name}")}
            </div></li>
            """);
    }

    private static async Task<IResult> RetryAsync(Visit visit)
    {
        await visit.Desk.Provisioner.InsistAsync(visit.App.Id, visit.Person.Id, visit.Stopping);
        return Visit.Go(AppFrame.PathOf(visit.App, "/assignments"), Notice.None);
    }

    private static async Task<IResult> DismissAsync(Visit visit)
    {
        var (app, person) = (visit.App, visit.Person);
        await visit.Desk.Provisioner.ChangeAsync(
            state => state.WithApp(app.Id, known => known.FindUser(person.Id) is { Leaving: true } ? known.WithoutUser(person.Id) : known),
            visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/assignments"), Notice.None);
    }
}

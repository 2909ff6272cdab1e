using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pushing;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Assignments → Assign to People, and Edit.</summary>
internal static class AssignPeoplePage
{
    public static void MapAssignPeople(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/assignments/people", Choose);
        app.Page("/apps/{app}/assignments/people/{person}", Edit);
        app.Act("/apps/{app}/assignments/people/{person}", SaveAsync);
        app.Act("/apps/{app}/assignments/people/{person}/remove", RemoveAsync);
    }

    private static IResult Choose(Visit visit)
    {
        var (state, app) = (visit.State, visit.App);
        var free = state.People.Where(person => person.Active && app.People.All(assignment => assignment.PersonId != person.Id)).ToList();
        return AppFrame.Page(visit, Tab.Assignments, Html.Of($"""
            <h2>Assign {app.Name} to people</h2>
            {Html.If(free.Count == 0, () => Html.Of($"<p class=\"empty\">Everybody has it. <a href=\"/people/new\">Add a person</a></p>"))}
            <ul class="rows">{free.Select(person => Html.Of($"""
                <li><div class="who"><span class="name">{person.DisplayName}</span><span class="hint">{person.UserName}</span></div>
                <div class="buttons"><a class="button quiet" href="{PathOf(app, person)}" aria-label="Assign {person.DisplayName}">Assign</a></div></li>
                """))}</ul>
            <p><a href="{AppFrame.PathOf(app, "/assignments")}">Done</a></p>
            """));
    }

    private static IResult Edit(Visit visit)
    {
        var (app, person) = (visit.App, visit.Person);
        var roles = AssignedRoles.Of(visit.State, app, person);
        return AppFrame.Page(visit, Tab.Assignments, Html.Of($"""
            <form method="post" action="{PathOf(app, person)}" class="card">
            <h2>{(roles is null ? "Assign" : "Edit")} {person.DisplayName}</h2>
            <p class="hint">User name in {app.Name}: {person.UserName}</p>
            {RoleFields.Of(roles ?? RoleValues.Unset)}
            <div class="buttons"><button type="submit">Save and Go Back</button>
            <a class="button quiet" href="{AppFrame.PathOf(app, "/assignments")}">Cancel</a></div>
            </form>
            """));
    }

    private static async Task<IResult> SaveAsync(Visit visit)
    {
        var (app, person) = (visit.App, visit.Person);
        var assignment = new PersonAssignment(person.Id, RoleFields.Read(visit));
        await visit.Desk.Provisioner.ChangeAsync(
            state => state.WithApp(app.Id, known => known with { People = [.. Without(known, person), assignment] }), visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/assignments"), Notice.Assigned);
    }

    private static async Task<IResult> RemoveAsync(Visit visit)
    {
        var (app, person) = (visit.App, visit.Person);
        await visit.Desk.Provisioner.ChangeAsync(
            state => state.WithApp(app.Id, known => known with { People = [.. Without(known, person)] }), visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/assignments"), Notice.Unassigned);
    }

    private static IEnumerable<PersonAssignment> Without(App app, DirectoryPerson person) =>
        app.People.Where(assignment => assignment.PersonId != person.Id);

    private static string PathOf(App app, DirectoryPerson person) => AppFrame.PathOf(app, $"/assignments/people/{person.Id}");
}

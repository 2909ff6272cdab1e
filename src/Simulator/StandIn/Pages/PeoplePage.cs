using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Directory → People.</summary>
internal static class PeoplePage
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.Page("/people", Show);
        app.Page("/people/new", visit => Form(visit, null, Unnamed, fault: null));
        app.Act("/people/new", AddAsync);
        app.Page("/people/{person}", visit => Form(visit, visit.Person, visit.Person, fault: null));
        app.Act("/people/{person}", SaveAsync);
        app.Act("/people/{person}/deactivate", DeactivateAsync);
        app.Act("/people/{person}/reactivate", ReactivateAsync);
    }

    private static DirectoryPerson Unnamed { get; } = new("", "", "", "", "");

    private static IResult Show(Visit visit) => visit.Page(Section.People, "People", Html.Of($"""
        <h1>People</h1>
        {Badges.Success(visit.Notice.Text())}
        <div class="buttons"><a class="button" href="/people/new">Add person</a></div>
        <ul class="rows">{visit.State.People.Select(person => Html.Of($"""
            <li><div class="who"><a class="name" href="/people/{person.Id}">{person.DisplayName}</a><span class="hint">{person.UserName}</span></div>
            <div class="state">{(person.Active ? Badges.Good("Active") : Badges.Plain("Deactivated"))}</div>
            <div class="buttons"><a class="button quiet" href="/home/{person.Id}" aria-label="Dashboard of {person.DisplayName}">Dashboard</a></div></li>
            """))}</ul>
        """));

    private static IResult Form(Visit visit, DirectoryPerson? known, DirectoryPerson given, string? fault) => visit.Page(
        Section.People,
        known?.DisplayName ?? "Add person",
        Html.Of($"""
            <p class="crumbs"><a href="/people">People</a> / {known?.DisplayName ?? "Add person"}</p>
            <h1>{known?.DisplayName ?? "Add person"} {(known is { Active: false } ? Badges.Plain("Deactivated") : Html.Empty)}</h1>
            {Badges.Success(fault is null ? visit.Notice.Text() : null)}
            {Badges.Fault(fault)}
            <form method="post" action="/people/{known?.Id ?? "new"}" class="card">
            {Fields.Text("givenName", "First name", given.GivenName, required: true)}
            {Fields.Text("familyName", "Last name", given.FamilyName, required: true)}
            {Fields.Text("userName", "Username", given.UserName, "In the form of an e-mail address. Sent as userName and as Name ID.", required: true)}
            {Fields.Text("email", "Primary email", given.Email, "Empty means the same as the username.")}
            <button type="submit">{(known is null ? "Add person" : "Save")}</button>
            </form>
            {(known is null ? Html.Empty : Activity(known))}
            """),
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static Html Activity(DirectoryPerson person) => Html.Of($"""
        <section class="card"><h2>Account</h2>
        <dl><dt>Id</dt><dd><code>{person.Id}</code></dd></dl>
        <div class="buttons">
        <a class="button second" href="/home/{person.Id}">Open dashboard</a>
        {(person.Active ? Badges.Button($"/people/{person.Id}/deactivate", "Deactivate", style: "danger") : Badges.Button($"/people/{person.Id}/reactivate", "Reactivate", style: ""))}
        </div>
        <p class="hint">Deactivating takes every application from the person, and deactivates them there.</p>
        </section>
        """);

    private static async Task<IResult> AddAsync(Visit visit)
    {
        var given = Given(visit, Unnamed with { Id = Ids.Person() });
        if (Fault(visit, given) is { } fault)
            return Form(visit, null, given, fault);
        await visit.Desk.Provisioner.ChangeAsync(state => state with { People = [.. state.People, given] }, visit.Stopping);
        return Visit.Go("/people", Notice.Added);
    }

    private static async Task<IResult> SaveAsync(Visit visit)
    {
        var person = visit.Person;
        var given = Given(visit, person);
        if (Fault(visit, given) is { } fault)
            return Form(visit, person, given, fault);
        await visit.Desk.Provisioner.ChangeAsync(state => state.With(given), visit.Stopping);
        return Visit.Go($"/people/{person.Id}", Notice.Saved);
    }

    private static DirectoryPerson Given(Visit visit, DirectoryPerson person) => person with
    {
        GivenName = visit.Text("givenName"),
        FamilyName = visit.Text("familyName"),
        UserName = visit.Text("userName"),
        Email = visit.Text("email") is { Length: > 0 } email ? email : visit.Text("userName"),
    };

    private static string? Fault(Visit visit, DirectoryPerson given)
    {
        if (given.GivenName.Length == 0 || given.FamilyName.Length == 0)
            return "Give the person a first name and a last name.";
        if (!given.UserName.Contains('@') || given.UserName.Any(char.IsWhiteSpace))
            return "The username must have the form of an e-mail address.";
        return visit.State.FindPersonNamed(given.UserName) is { } other && other.Id != given.Id
            ? "Somebody else has this username: choose another."
            : null;
    }

    private static async Task<IResult> DeactivateAsync(Visit visit)
    {
        var person = visit.Person;
        await visit.Desk.Provisioner.ChangeAsync(
            state => state.With(person with { Active = false }) with
            {
                // As in Okta: an account that is deactivated loses what was assigned to it alone.
                Apps = [.. state.Apps.Select(app => app with { People = [.. app.People.Where(own => own.PersonId != person.Id)] })],
            },
            visit.Stopping);
        return Visit.Go($"/people/{person.Id}", Notice.Deactivated);
    }

    private static async Task<IResult> ReactivateAsync(Visit visit)
    {
        var person = visit.Person;
        await visit.Desk.Provisioner.ChangeAsync(state => state.With(person with { Active = true }), visit.Stopping);
        return Visit.Go($"/people/{person.Id}", Notice.Reactivated);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Directory → Groups.</summary>
internal static class GroupsPage
{
    public static void MapGroups(this IEndpointRouteBuilder app)
    {
        app.Page("/groups", visit => Show(visit, fault: null));
        app.Act("/groups", AddAsync);
        app.Page("/groups/{group}", visit => Form(visit, fault: null));
        app.Act("/groups/{group}", SaveAsync);
    }

    private static IResult Show(Visit visit, string? fault) => visit.Page(Section.Groups, "Groups", Html.Of($"""
        <h1>Groups</h1>
        {Badges.Success(fault is null ? visit.Notice.Text() : null)}
        {Badges.Fault(fault)}
        <ul class="rows">{visit.State.Groups.Select(group => Html.Of($"""
            <li><div class="who"><a class="name" href="/groups/{group.Id}">{group.Name}</a><span class="hint">{group.Members.Count} people</span></div></li>
            """))}</ul>
        <form method="post" action="/groups" class="card">
        <h2>Add a group</h2>
        {Fields.Text("name", "Group name", "", required: true)}
        <button type="submit">Add group</button>
        </form>
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static IResult Form(Visit visit, string? fault)
    {
        var group = visit.Group;
        return visit.Page(Section.Groups, group.Name, Html.Of($"""
            <p class="crumbs"><a href="/groups">Groups</a> / {group.Name}</p>
            <h1>{group.Name}</h1>
            {Badges.Success(fault is null ? visit.Notice.Text() : null)}
            {Badges.Fault(fault)}
            <form method="post" action="/groups/{group.Id}" class="card">
            {Fields.Text("name", "Group name", group.Name, "Where the group is pushed, the new name is pushed too.", required: true)}
            <fieldset><legend>Members</legend>
            {visit.State.People.Select(person => Fields.Checkbox(MemberField(person), person.DisplayName, group.Members.Contains(person.Id), person.UserName))}
            </fieldset>
            <button type="submit">Save</button>
            </form>
            """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AddAsync(Visit visit)
    {
        var name = visit.Text("name");
        if (Fault(visit, name, null) is { } fault)
            return Show(visit, fault);
        await visit.Desk.Provisioner.ChangeAsync(
            state => state with { Groups = [.. state.Groups, new DirectoryGroup(Ids.Group(), name)] }, visit.Stopping);
        return Visit.Go("/groups", Notice.Added);
    }

    private static async Task<IResult> SaveAsync(Visit visit)
    {
        var group = visit.Group;
        var name = visit.Text("name");
        if (Fault(visit, name, group) is { } fault)
            return Form(visit, fault);
        var ticked = visit.State.People.Where(person => visit.Ticked(MemberField(person))).Select(person => person.Id).ToList();
        // Who was in stays in the old order, who comes is at the end: nothing else would be a change.
        var changed = group with { Name = name, Members = [.. group.Members.Where(ticked.Contains), .. ticked.Except(group.Members)] };
        await visit.Desk.Provisioner.ChangeAsync(state => state.With(changed), visit.Stopping);
        return Visit.Go($"/groups/{group.Id}", Notice.Saved);
    }

    private static string? Fault(Visit visit, string name, DirectoryGroup? group) =>
        name.Length == 0 ? "Give the group a name."
        : visit.State.Groups.Any(other => other.Id != group?.Id && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? "Another group has this name: choose another."
            : null;

    private static string MemberField(DirectoryPerson person) => $"member-{person.Id}";
}

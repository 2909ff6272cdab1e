using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>Assignments → Assign to Groups, Edit, and the order of priority.</summary>
internal static class AssignGroupsPage
{
    public static void MapAssignGroups(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/assignments/groups", Choose);
        app.Page("/apps/{app}/assignments/groups/{group}", Edit);
        app.Act("/apps/{app}/assignments/groups/{group}", SaveAsync);
        app.Act("/apps/{app}/assignments/groups/{group}/first", FirstAsync);
        app.Act("/apps/{app}/assignments/groups/{group}/remove", RemoveAsync);
    }

    private static IResult Choose(Visit visit)
    {
        var app = visit.App;
        var free = visit.State.Groups.Where(group => app.Groups.All(assignment => assignment.GroupId != group.Id)).ToList();
        return AppFrame.Page(visit, Tab.Assignments, Html.Of($"""
            <h2>Assign {app.Name} to groups</h2>
            {Html.If(free.Count == 0, () => Html.Of($"<p class=\"empty\">Every group has it. <a href=\"/groups\">Add a group</a></p>"))}
            <ul class="rows">{free.Select(group => Html.Of($"""
                <li><div class="who"><span class="name">{group.Name}</span><span class="hint">{group.Members.Count} people</span></div>
                <div class="buttons"><a class="button quiet" href="{PathOf(app, group)}" aria-label="Assign group {group.Name}">Assign</a></div></li>
                """))}</ul>
            <p><a href="{AppFrame.PathOf(app, "/assignments")}">Done</a></p>
            """));
    }

    private static IResult Edit(Visit visit)
    {
        var (app, group) = (visit.App, visit.Group);
        var known = app.Groups.FirstOrDefault(assignment => assignment.GroupId == group.Id);
        return AppFrame.Page(visit, Tab.Assignments, Html.Of($"""
            <form method="post" action="{PathOf(app, group)}" class="card">
            <h2>{(known is null ? "Assign" : "Edit")} group {group.Name}</h2>
            <p class="hint">Everybody in the group gets these values, unless they have the application individually or through a group of higher priority.</p>
            {RoleFields.Of(known?.Roles ?? RoleValues.Unset)}
            <div class="buttons"><button type="submit">Save and Go Back</button>
            <a class="button quiet" href="{AppFrame.PathOf(app, "/assignments")}">Cancel</a></div>
            </form>
            """));
    }

    private static Task<IResult> SaveAsync(Visit visit)
    {
        var group = visit.Group;
        var changed = new GroupAssignment(group.Id, RoleFields.Read(visit));
        return ChangeAsync(visit, Notice.Assigned, known => known.Any(assignment => assignment.GroupId == group.Id)
            ? known.Select(assignment => assignment.GroupId == group.Id ? changed : assignment)
            : known.Append(changed));
    }

    private static Task<IResult> FirstAsync(Visit visit)
    {
        var group = visit.Group;
        return ChangeAsync(visit, Notice.Saved, known => known.OrderByDescending(assignment => assignment.GroupId == group.Id));
    }

    private static Task<IResult> RemoveAsync(Visit visit)
    {
        var group = visit.Group;
        return ChangeAsync(visit, Notice.Unassigned, known => known.Where(assignment => assignment.GroupId != group.Id));
    }

    private static async Task<IResult> ChangeAsync(
        Visit visit, Notice notice, Func<IReadOnlyList<GroupAssignment>, IEnumerable<GroupAssignment>> change)
    {
        var app = visit.App;
        await visit.Desk.Provisioner.ChangeAsync(
            state => state.WithApp(app.Id, known => known with { Groups = [.. change(known.Groups)] }), visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/assignments"), notice);
    }

    private static string PathOf(App app, DirectoryGroup group) => AppFrame.PathOf(app, $"/assignments/groups/{group.Id}");
}

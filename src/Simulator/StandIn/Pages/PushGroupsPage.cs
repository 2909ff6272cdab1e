using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pushing;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>The tab Push Groups.</summary>
internal static class PushGroupsPage
{
    public static void MapPushGroups(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/push-groups", visit => Show(visit, fault: null));
        app.Act("/apps/{app}/push-groups", PushAsync);
        app.Act("/apps/{app}/push-groups/{group}/push-now", visit => MoveAsync(
            visit, Notice.Pushed, async (pushes, link, target) => await pushes.PushNowAsync(link, target, visit.Stopping)));
        app.Act("/apps/{app}/push-groups/{group}/retry", visit => MoveAsync(
            visit, Notice.None, async (pushes, link, target) => await pushes.RetryAsync(link, target, visit.Stopping)));
        app.Page("/apps/{app}/push-groups/{group}/unlink", AskUnlink);
        app.Act("/apps/{app}/push-groups/{group}/unlink", UnlinkAsync);
    }

    private static IResult Show(Visit visit, string? fault)
    {
        var (state, app) = (visit.State, visit.App);
        var free = state.Groups.Where(group => app.FindLink(group.Id) is null).ToList();
        return AppFrame.Page(visit, Tab.PushGroups, Html.Of($"""
            {Html.If(!app.Provisions, () => Html.Of($"""
                <p class="message">Groups can be pushed once the API integration is saved: <a href="{AppFrame.PathOf(app, "/provisioning")}">go to Provisioning</a>.</p>
                """))}
            <section><h2>Pushed groups</h2>
            {Html.If(app.Links.Count == 0, () => Html.Of($"<p class=\"empty\">No group is pushed yet.</p>"))}
            <ul class="rows">{app.Links.Select(link => Row(state, app, link))}</ul></section>
            {Html.If(app.Provisions && free.Count > 0, () => Form(visit, free))}
            """), fault);
    }

    private static Html Form(Visit visit, IEnumerable<DirectoryGroup> free) => Html.Of($"""
        <form method="post" action="{AppFrame.PathOf(visit.App, "/push-groups")}" class="card">
        <h2>Push groups by name</h2>
        {Fields.Select("group", "Group", "", free.Select(group => (group.Id, group.Name)))}
        <fieldset><legend>Push action</legend>
        {Fields.Radio("action", "create", "Create Group", ticked: true, "A group of this name is made in the application.")}
        {Fields.Radio("action", "link", "Link Group", ticked: false, "A group that the application has already gets these people.")}
        </fieldset>
        <datalist id="imported-groups">{(visit.Desk.Imports.LastOf(visit.App.Id)?.Groups ?? []).Select(name => Html.Of($"<option value=\"{name}\"></option>"))}</datalist>
        {Fields.Text("existing", "Existing group's name", "", "For Link Group. Empty means the same name.")}
        {Fields.Checkbox("rename", "Rename the linked group to match", ticked: true)}
        <button type="submit">Push Group</button>
        </form>
        """);

    private static Html Row(StandInState state, App app, GroupLink link)
    {
        var name = state.FindGroup(link.GroupId)?.Name ?? link.RemoteName;
        var path = AppFrame.PathOf(app, $"/push-groups/{link.GroupId}");
        return Html.Of($"""
            <li id="link-{link.GroupId}"><div class="who"><a class="name" href="/groups/{link.GroupId}">{name}</a>
            <span class="hint">{(link.RemoteId is null ? "Not in the application yet" : $"In {app.Name}: {link.RemoteName}")} · {link.Members.Count} people pushed</span></div>
            <div class="state">{(link.Error is not null ? Badges.Bad("Error") : Badges.Good("Active"))}</div>
            <div class="buttons">
            {Html.If(link.RemoteId is not null, () => Badges.Button($"{path}/push-now", "Push now", $"Push now {name}"))}
            {Html.If(link.Error is not null, () => Badges.Button($"{path}/retry", "Retry", $"Retry {name}"))}
            <a class="button quiet" href="{path}/unlink" aria-label="Unlink {name}">Unlink</a>
            </div>
            {Html.If(link.Error is not null, () => Html.Of($"<p class=\"message bad\">{link.Error}</p>"))}
            </li>
            """);
    }

    private static async Task<IResult> PushAsync(Visit visit)
    {
        var app = visit.App;
        if (!app.Provisions)
            return Show(visit, "Save the API integration first.");
        if (visit.State.FindGroup(visit.Text("group")) is not { } group || app.FindLink(group.Id) is not null)
            return Show(visit, "Choose a group that is not pushed yet.");
        var existing = visit.Text("existing") is { Length: > 0 } given ? given : group.Name;
        await visit.Desk.Provisioner.GroupAsync(
            app.Id,
            new GroupLink(group.Id),
            async (pushes, link, target) => visit.Text("action") == "link"
                ? await pushes.LinkAsync(link, target, existing, visit.Ticked("rename"), visit.Stopping)
                : await pushes.CreateAsync(link, target, visit.Stopping),
            visit.Stopping);
        return Done(visit, group, Notice.Pushed);
    }

    private static IResult AskUnlink(Visit visit)
    {
        var (app, group) = (visit.App, visit.Group);
        return AppFrame.Page(visit, Tab.PushGroups, Html.Of($"""
            <form method="post" action="{AppFrame.PathOf(app, $"/push-groups/{group.Id}/unlink")}" class="card">
            <h2>Unlink {group.Name}</h2>
            <fieldset><legend>What becomes of the group in {app.Name}</legend>
            {Fields.Radio("what", "delete", "Delete the group in the target app", ticked: true, "Its people stay.")}
            {Fields.Radio("what", "leave", "Leave the group in the target app", ticked: false, "Nothing is sent.")}
            </fieldset>
            <div class="buttons"><button type="submit">Unlink</button>
            <a class="button quiet" href="{AppFrame.PathOf(app, "/push-groups")}">Cancel</a></div>
            </form>
            """));
    }

    private static Task<IResult> UnlinkAsync(Visit visit) => MoveAsync(visit, Notice.Unlinked, async (pushes, link, _) =>
        link.RemoteId is not null && visit.Text("what") == "delete" ? await pushes.DeleteAsync(link, visit.Stopping) : null);

    private static async Task<IResult> MoveAsync(
        Visit visit, Notice notice, Func<GroupPushes, GroupLink, GroupTarget, Task<GroupLink?>> move)
    {
        var (app, group) = (visit.App, visit.Group);
        var link = app.FindLink(group.Id) ?? throw new NotThereException();
        await visit.Desk.Provisioner.GroupAsync(app.Id, link, move, visit.Stopping);
        return Done(visit, group, notice);
    }

    private static IResult Done(Visit visit, DirectoryGroup group, Notice notice) =>
        Visit.Go(AppFrame.PathOf(visit.App, "/push-groups"), visit.App.FindLink(group.Id) is { Error: not null } ? Notice.None : notice);
}

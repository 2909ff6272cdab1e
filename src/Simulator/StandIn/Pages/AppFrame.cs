using Microsoft.AspNetCore.Http;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>The tabs of an application.</summary>
internal enum Tab
{
    General,
    SignOn,
    Provisioning,
    Import,
    Assignments,
    PushGroups,
}

/// <summary>What all pages of an application have around them.</summary>
internal static class AppFrame
{
    private static readonly (Tab Tab, string Path, string Text)[] Tabs =
    [
        (Tab.General, "", "General"),
        (Tab.SignOn, "/sign-on", "Sign On"),
        (Tab.Provisioning, "/provisioning", "Provisioning"),
        (Tab.Import, "/import", "Import"),
        (Tab.Assignments, "/assignments", "Assignments"),
        (Tab.PushGroups, "/push-groups", "Push Groups"),
    ];

    public static string PathOf(App app, string page = "") => $"/apps/{app.Id}{page}";

    public static IResult Page(Visit visit, Tab tab, Html content, string? fault = null)
    {
        var app = visit.App;
        var title = Tabs.First(known => known.Tab == tab).Text;
        return visit.Page(Section.Applications, $"{title} · {app.Name}", Html.Of($"""
            <p class="crumbs"><a href="/apps">Applications</a> / {app.Name}</p>
            <h1>{app.Name}</h1>
            <nav class="tabs" aria-label="Application">{Tabs.Select(known => Html.Of($"""
                <a href="{PathOf(app, known.Path)}"{Html.If(known.Tab == tab, () => Html.Of($" aria-current=\"page\""))}>{known.Text}</a>
                """))}</nav>
            {Badges.Success(fault is null ? visit.Notice.Text() : null)}
            {Badges.Fault(fault)}
            {content}
            """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

using Microsoft.AspNetCore.Http;
using Rolecall.Simulator.StandIn.Markup;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>The left panel of the tab Provisioning.</summary>
internal static class ProvisioningFrame
{
    private static readonly (string Path, string Text)[] Pages =
    [
        ("/provisioning", "Integration"),
        ("/provisioning/to-app", "To App"),
        ("/provisioning/attributes", "Profile Editor"),
    ];

    public static IResult Page(Visit visit, string current, Html content, string? fault = null)
    {
        var app = visit.App;
        return AppFrame.Page(visit, Tab.Provisioning, Html.Of($"""
            <div class="panel">
            <nav class="settings" aria-label="Settings">{Pages.Select(page => Html.Of($"""
                <a href="{AppFrame.PathOf(app, page.Path)}"{Html.If(page.Text == current, () => Html.Of($" aria-current=\"page\""))}>{page.Text}</a>
                """))}</nav>
            <div>{content}</div>
            </div>
            """), fault);
    }
}

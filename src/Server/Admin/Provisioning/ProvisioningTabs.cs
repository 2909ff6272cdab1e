using Rolecall.Domain.Roles;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.Provisioning;

internal static class ProvisioningTabs
{
    public static IReadOnlyList<NavigationItem> Of(Shell shell) =>
    [
        new("setup", "Set up", shell.Path("/provisioning"), "plug"),
        new("log", "Log", shell.Path("/provisioning/log"), "list-details"),
        new("runs", "Runs", shell.Path("/provisioning/runs"), "stack-2"),
        new("groups", "Roles by group", shell.Path("/provisioning/groups"), "users-group"),
        new("try", "Try a request", shell.Path("/provisioning/dry-run"), "flask"),
    ];

    /// <summary>For the pages of this place.</summary>
    /// <exception cref="Scim.RefusedException">Forbidden.</exception>
    public static Visit Enter(HttpContext http)
    {
        var visit = http.Visit();
        visit.Authority.Require(Permissions.ManageProvisioning);
        return visit;
    }
}

using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin;

/// <summary>Makes what is around a page: whoever may not do something is not led to it.</summary>
internal static class Shells
{
    private sealed record Place(string Key, string Title, string Rest, string Icon, Permission? Needs);

    private static readonly Place[] Places =
    [
        new("overview", "Overview", "", "home", null),
        new("members", "Members", "/members", "users", Permissions.ManageMembers),
        new("roles", "Roles", "/roles", "shield", null),
        new("sso", "Single sign-on", "/sso", "key", Permissions.ManageSso),
        new("provisioning", "Provisioning", "/provisioning", "refresh", Permissions.ManageProvisioning),
        new("policies", "Policies", "/policies", "adjustments-horizontal", Permissions.ManageSettings),
    ];

    public static Shell Of(Visitor visitor, Csrf csrf, DateTimeOffset now) => new(
        visitor.Caller.Workspace.Value,
        visitor.WorkspaceName,
        visitor.Name,
        visitor.Email,
        visitor.Caller.Role is { } role ? RoleWords.Title(role) : "No role",
        [],
        [.. visitor.Workspaces
            .Where(other => other.Id != visitor.Caller.Workspace)
            .Select(other => new NavigationItem(other.Id.ToString(), other.Name, $"/w/{other.Id}", "building"))],
        csrf,
        now);

    public static Shell WithNavigation(Shell shell, Authority authority) => shell with
    {
        Role = authority.CustomRole ?? RoleWords.Title(authority.Role),
        Navigation =
        [
            .. Places.Where(place => place.Needs is not { } needed || authority.May(needed))
                .Select(place => new NavigationItem(place.Key, place.Title, shell.Path(place.Rest), place.Icon)),
        ],
    };
}

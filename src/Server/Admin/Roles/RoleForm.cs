using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Roles;

/// <summary>What stood in the form of a role.</summary>
internal sealed record RoleForm(string Name, string Inherited, IReadOnlySet<string> Allowed, string? Confirmed)
{
    private const string Prefix = "p.";

    public static readonly RoleForm Empty = new("", BuiltInRole.Member.Word(), Defaults(BuiltInRole.Member), null);

    public static RoleForm Of(IFormCollection form) => new(
        form.Find("name") ?? "",
        form.Find("inherited") ?? "",
        form.Keys.Where(key => key.StartsWith(Prefix, StringComparison.Ordinal)).Select(key => key[Prefix.Length..]).ToHashSet(StringComparer.Ordinal),
        form.Find("confirmed"));

    public static RoleForm Of(CustomRole role) => new(
        role.Name, role.Inherited.Word(), Permissions.Effective(role).Where(one => one.Value).Select(one => one.Key).ToHashSet(StringComparer.Ordinal), null);

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public BuiltInRole InheritedRole =>
        BuiltInRoles.Parse(Inherited) ?? throw new RefusedException(Refusal.InvalidValue, "Choose the built-in role that this one inherits.");

    /// <summary>All of them, each allowed or not.</summary>
    public IReadOnlyDictionary<string, bool> Wanted =>
        Permissions.All.ToDictionary(permission => permission.Key, permission => Allowed.Contains(permission.Key), StringComparer.Ordinal);

    public RoleModel Show(RoleView? view, bool mayManage) => new(
        view?.Role.Id.Value,
        view?.Role.Name ?? "",
        Name,
        Inherited,
        Inheritable,
        [.. Permissions.All.Select(permission => new PermissionLine(
            permission.Key, permission.Sentence, Allowed.Contains(permission.Key), BuiltInRoles.Parse(Inherited) is { } role && permission.IsGrantableTo(role)))],
        view?.Holders ?? 0,
        view?.Role.FormerNames ?? [],
        mayManage,
        null,
        null,
        null);

    private static IReadOnlyList<Option> Inheritable { get; } =
    [
        new("admin", "Admin", "Manages the workspace."),
        new("member", "Member", "Works with everything that is shared."),
        new("limited_member", "Limited member", "Edits what is shared with the person, and creates nothing."),
        new("guest", "Guest", "Sees what is shared with the person."),
    ];

    private static HashSet<string> Defaults(BuiltInRole role) =>
        Permissions.Effective(role).Where(one => one.Value).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
}

using Rolecall.Domain.Roles;

namespace Rolecall.Server.RestApi.V1;

/// <param name="Permissions">Effective: the inherited role's, and what this one says otherwise.</param>
/// <param name="MemberCount">Inactive members included.</param>
internal sealed record RoleAnswer(
    int Id,
    string Name,
    string InheritedRole,
    IReadOnlyDictionary<string, bool> Permissions,
    IReadOnlyList<string> FormerNames,
    long MemberCount,
    DateTimeOffset DateCreated)
{
    public static RoleAnswer Of(RoleView view) => new(
        view.Role.Id.Value,
        view.Role.Name,
        view.Role.Inherited.Word(),
        Domain.Roles.Permissions.Effective(view.Role),
        view.Role.FormerNames,
        view.Holders,
        view.Role.Created);
}

/// <summary>The role someone has.</summary>
/// <param name="Role">The built-in role, or the one that the custom role inherits.</param>
internal sealed record AssignedRoleAnswer(string Role, int Number, int? CustomRoleId, string? CustomRoleName)
{
    public static AssignedRoleAnswer Of(AssignedRole role) =>
        new(role.BuiltIn.Word(), (int)role.BuiltIn, role.CustomId?.Value, role.CustomName);

    public static AssignedRoleAnswer Of(RoleRef role, RoleBook roles) => Of(AssignedRole.Of(role, roles));
}

/// <param name="Defaults">The built-in roles that have it without saying so.</param>
/// <param name="GrantableFrom">The lowest role that a custom role must inherit to be given it.</param>
internal sealed record PermissionAnswer(string Key, string Description, IReadOnlyList<string> Defaults, string GrantableFrom)
{
    public static PermissionAnswer Of(Permission permission) => new(
        permission.Key,
        permission.Sentence,
        [.. Enum.GetValues<BuiltInRole>().Where(permission.IsDefaultOf).Select(role => role.Word())],
        permission.GrantableFrom.Word());
}

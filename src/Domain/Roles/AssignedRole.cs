namespace Rolecall.Domain.Roles;

/// <summary>The role a member has, with what is needed to show it.</summary>
/// <param name="BuiltIn">The built-in role, or the one the custom role inherits.</param>
/// <param name="CustomName">The custom role's name now; renaming a role changes no member.</param>
public sealed record AssignedRole(BuiltInRole BuiltIn, RoleId? CustomId, string? CustomName)
{
    public RoleRef Ref => CustomId is { } id ? RoleRef.Of(id) : RoleRef.Of(BuiltIn);

    public static AssignedRole Of(RoleRef role, RoleBook roles) => role.Custom is { } id
        ? new AssignedRole(roles.BuiltInOf(role), id, roles.Find(id)!.Name)
        : new AssignedRole(role.BuiltIn!.Value, null, null);
}

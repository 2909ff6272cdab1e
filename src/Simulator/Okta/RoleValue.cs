using System.Text.Json.Nodes;
using Rolecall.Simulator.Api;

namespace Rolecall.Simulator.Okta;

/// <summary>One way to name a role on an assignment, and the role it must lead to.</summary>
/// <param name="BuiltIn">The built-in role, inherited where <paramref name="Custom"/> is given.</param>
internal sealed record RoleValue(string Attribute, JsonNode Value, string BuiltIn, CustomRole? Custom)
{
    public string Label => $"{Attribute} {Value.ToJsonString()}";

    public static RoleValue Of(string builtIn) => new("role", builtIn, builtIn, null);

    public static RoleValue ByName(CustomRole role) => new("customRoleName", role.Name, Inherited(role), role);

    public static RoleValue ById(CustomRole role) => new("customRoleId", role.Id, Inherited(role), role);

    public static RoleValue ByIdText(CustomRole role) => new("customRoleId", role.Id.ToString(), Inherited(role), role);

    public static IReadOnlyList<RoleValue> BuiltInRoles { get; } = [Of("admin"), Of("limited_member"), Of("guest"), Of("member")];

    /// <summary>Every form once; neighbours differ in role, so that each is a change.</summary>
    public static IReadOnlyList<RoleValue> CustomRoles(CustomRole one, CustomRole other) => [ById(one), ByIdText(other), ByName(one)];

    private static string Inherited(CustomRole role) => role.InheritedRole switch
    {
        2 => "admin",
        4 => "guest",
        5 => "limited_member",
        _ => "member",
    };
}

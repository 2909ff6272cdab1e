namespace Rolecall.Simulator.StandIn.Model;

/// <summary>The role attributes of an assignment; an empty one is unset.</summary>
internal sealed record RoleValues(string Role, string CustomRoleName, string CustomRoleId)
{
    public static RoleValues Unset { get; } = new("", "", "");

    /// <summary>The values of the attribute's enumeration, the unset one aside.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["admin", "member", "limited_member", "guest"];

    public string Of(string variable) => variable switch
    {
        RoleAttribute.Role => Role,
        RoleAttribute.CustomRoleName => CustomRoleName,
        _ => CustomRoleId,
    };
}

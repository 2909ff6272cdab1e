namespace Rolecall.Domain.Roles;

/// <summary>
/// The last value a connection sent for each role attribute of one member; null for never or cleared.
/// Tells a new value from one that is sent again, and both from an echo of what we returned.
/// </summary>
/// <param name="Roles">The entries of "roles", where roles are offered to the connection; one space between.</param>
public sealed record ReceivedRoles(string? CustomRoleId, string? CustomRoleName, string? Role, string? Roles = null)
{
    public static readonly ReceivedRoles None = new(null, null, null);

    public string? this[RoleAttribute attribute] => attribute switch
    {
        RoleAttribute.CustomRoleId => CustomRoleId,
        RoleAttribute.CustomRoleName => CustomRoleName,
        RoleAttribute.Role => Role,
        RoleAttribute.Roles => Roles,
    };

    public ReceivedRoles With(RoleAttribute attribute, string? value) => attribute switch
    {
        RoleAttribute.CustomRoleId => this with { CustomRoleId = value },
        RoleAttribute.CustomRoleName => this with { CustomRoleName = value },
        RoleAttribute.Role => this with { Role = value },
        RoleAttribute.Roles => this with { Roles = value },
    };
}

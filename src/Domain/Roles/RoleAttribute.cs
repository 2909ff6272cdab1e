namespace Rolecall.Domain.Roles;

/// <summary>The SCIM attributes that can carry a role, in their order of precedence (design §4.2).</summary>
public enum RoleAttribute
{
    CustomRoleId,
    CustomRoleName,
    Role,

    /// <summary>The core attribute "roles": an entry that matches a role assigns it.</summary>
    Roles,
}

using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>What a value of a role attribute means in one workspace, under its policies.</summary>
internal sealed class RoleNames(RoleBook roles, Behaviour behaviour)
{
    public Behaviour Behaviour { get; } = behaviour;

    public RoleRef? Find(RoleAttribute attribute, string value) => attribute switch
    {
        RoleAttribute.CustomRoleId => roles.FindById(value) is { } byId ? RoleRef.Of(byId.Id) : null,
        RoleAttribute.CustomRoleName => roles.FindByName(value, Behaviour.RenamedRoles) is { } byName ? RoleRef.Of(byName.Id) : null,
        RoleAttribute.Role => BuiltInRoles.Parse(value) is { } builtIn ? RoleRef.Of(builtIn) : null,
        RoleAttribute.Roles => FindAny(value),
    };

    /// <summary>An entry of "roles" may be an id, a custom name or a built-in role; the owner is none of them.</summary>
    public RoleRef? FindAny(string value)
    {
        var role = Find(RoleAttribute.CustomRoleId, value)
            ?? Find(RoleAttribute.CustomRoleName, value)
            ?? Find(RoleAttribute.Role, value);
        return role?.BuiltIn == BuiltInRole.Owner ? null : role;
    }

    /// <exception cref="RefusedException">InvalidValue when it is malformed, Forbidden when it is the owner.</exception>
    public static void Check(RoleReading reading)
    {
        if (reading.Problem is not null)
            throw new RefusedException(Refusal.InvalidValue, reading.Problem);
        if (reading.Attribute == RoleAttribute.Role && BuiltInRoles.Parse(reading.Value!) == BuiltInRole.Owner)
        {
            throw OwnerIsTransferred();
        }
    }

    public static RefusedException OwnerIsTransferred() =>
        new(Refusal.Forbidden, "The role owner cannot be assigned over SCIM: ownership is transferred in the Rolecall console.");

    /// <exception cref="RefusedException">Forbidden.</exception>
    public void CheckCeiling(RoleRef role)
    {
        if (roles.BuiltInOf(role).Rank() > Behaviour.RoleCeiling.Rank())
        {
            throw new RefusedException(
                Refusal.Forbidden,
                $"SCIM may assign roles up to {Behaviour.RoleCeiling.Word()} in this workspace: ask its owner to raise role_ceiling, "
                    + "or to assign the role in Rolecall.");
        }
    }

    /// <summary>The role that once had that name and has another one now; null when the name means a role, or never did.</summary>
    public CustomRole? FindFormer(string name) =>
        roles.FindByName(name, RenamedRoles.Current) is null ? roles.FindByName(name, RenamedRoles.Alias) : null;

    public RefusedException Unknown(RoleReading reading)
    {
        var value = reading.Value!.Shortened();
        if (reading.Attribute == RoleAttribute.CustomRoleName && FindFormer(reading.Value!) is { } renamed)
        {
            return new RefusedException(
                Refusal.InvalidValue,
                $"customRoleName '{value}' was renamed to '{renamed.Name}', and renamed_roles=current lets only the name of today count: "
                    + $"send that name, or customRoleId {renamed.Id}, which renaming does not change; "
                    + "GET /api/v2/team/{team_id}/customroles lists both.");
        }

        return new RefusedException(Refusal.InvalidValue, reading.Attribute switch
        {
            RoleAttribute.Role => $"role '{value}' is unknown: send admin, member, limited_member or guest; custom roles go into customRoleName.",
            RoleAttribute.CustomRoleId =>
                $"customRoleId '{value}' is no custom role of this workspace: valid ids are listed in Rolecall under Roles and by GET /api/v2/team/{{team_id}}/customroles.",
            _ =>
                $"customRoleName '{value}' is no custom role of this workspace: valid names are listed in Rolecall under Roles and by GET /api/v2/team/{{team_id}}/customroles.",
        });
    }
}

using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Roles;

/// <summary>What makes a custom role acceptable.</summary>
internal static class RoleRules
{
    public const int LongestName = 100;

    /// <summary>A bound, because every decision about a member reads them all.</summary>
    public const int Most = 500;

    /// <exception cref="RefusedException">InvalidValue, Uniqueness.</exception>
    public static void CheckName(string name, RoleId? of, RoleBook roles)
    {
        var key = NameKey.Of(name);
        if (name.Length > LongestName)
            throw new RefusedException(Refusal.InvalidValue, $"A role's name has at most {LongestName} characters.");

        // The identity provider names roles by one text: a name that reads as a number or as a built-in role would be taken for that.
        if (name.All(char.IsAsciiDigit))
            throw new RefusedException(Refusal.InvalidValue, "A role's name cannot be a number, because it would be taken for a role's id.");
        if (BuiltInRoles.Parse(key) is { } builtIn)
            throw new RefusedException(Refusal.InvalidValue, $"'{name}' means the built-in role {builtIn.Word()}: choose another name.");

        if (roles.FindByName(name, RenamedRoles.Current) is { } other && other.Id != of)
            throw new RefusedException(Refusal.Uniqueness, $"The workspace has a role '{other.Name}' already: choose another name.");
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static void CheckInherited(BuiltInRole inherited)
    {
        if (inherited == BuiltInRole.Owner)
            throw new RefusedException(Refusal.InvalidValue, "A custom role cannot inherit owner: choose admin, member, limited_member or guest.");
    }

    /// <summary>A name that someone takes means their role from now on, under every policy.</summary>
    public static IEnumerable<CustomRole> Freed(string name, RoleId taker, RoleBook roles)
    {
        var key = NameKey.Fold(name);
        return roles.Roles
            .Where(role => role.Id != taker && role.FormerNames.Any(former => NameKey.Fold(former) == key))
            .Select(role => role with { FormerNames = [.. role.FormerNames.Where(former => NameKey.Fold(former) != key)] });
    }

    public static RefusedException NotFound() => new(Refusal.NotFound, "There is no such role in this workspace.");

    public static Happening Happened(string action, CustomRole role) => new(action, $"role:{role.Id}", new JsonObject
    {
        ["id"] = role.Id.Value,
        ["name"] = role.Name,
        ["inheritedRole"] = role.Inherited.Word(),
        ["permissions"] = new JsonObject(role.Permissions.Select(own => KeyValuePair.Create(own.Key, (JsonNode?)own.Value))),
    });
}

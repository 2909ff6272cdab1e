using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Domain.Members;

/// <summary>Names in a client's body that no schema knows: passed over and told, or refused.</summary>
internal static class IgnoredNames
{
    /// <summary>Role attributes are no strangers to a User, they are read apart.</summary>
    /// <param name="foreign">Those of the names that "schemas" has.</param>
    /// <param name="roles">Those that were read: a URN with one of them is where the client keeps its role attributes.</param>
    /// <exception cref="RefusedException">InvalidSyntax.</exception>
    public static void Use(
        IEnumerable<string> names, IReadOnlyCollection<string> foreign, IReadOnlyList<RoleSignal> roles, WorkspaceTypes types, Allowance allowance) => Use(
        names.Where(name => !IsRole(name, types) && !roles.Any(role => name.Equals(role.Place.Urn, StringComparison.OrdinalIgnoreCase))),
        foreign, MemberSchemas.User.Name, allowance);

    /// <param name="foreign">Those of the names that "schemas" has.</param>
    /// <param name="type">What the sentence calls the resource type.</param>
    /// <exception cref="RefusedException">InvalidSyntax.</exception>
    public static void Use(IEnumerable<string> names, IReadOnlyCollection<string> foreign, string type, Allowance allowance)
    {
        foreach (var name in names)
        {
            allowance.Use(
                foreign.Contains(name) ? Quirks.ForeignSchemas : Quirks.UnknownAttributes,
                $"'{name.Shortened()}' is no attribute or schema of this workspace's {type}; it was ignored.",
                Refusal.InvalidSyntax, $"'{name.Shortened()}' is no attribute or schema of this workspace's {type}: leave it out.");
        }
    }

    private static bool IsRole(string name, WorkspaceTypes types) =>
        RoleSignals.Place(name, null, types) is not null || name.Equals(MemberSchemas.RoleUrn, StringComparison.OrdinalIgnoreCase);
}

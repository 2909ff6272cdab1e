using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Members;

internal static class IgnoredNames
{
    /// <summary>A sentence for each name that no schema knows; role attributes are no strangers, they are read apart.</summary>
    /// <param name="roles">Those that were read: a URN with one of them is where the client keeps its role attributes.</param>
    public static IReadOnlyList<string> Notes(IEnumerable<string> names, IReadOnlyList<RoleSignal> roles, WorkspaceTypes types) => Notes(
        names.Where(name => !IsRole(name, types) && !roles.Any(role => name.Equals(role.Place.Urn, StringComparison.OrdinalIgnoreCase))), "User");

    /// <summary>A sentence for each name that no schema of the resource type knows.</summary>
    public static IReadOnlyList<string> Notes(IEnumerable<string> names, string type) =>
        [.. names.Select(name => $"'{name.Shortened()}' is no attribute or schema of this workspace's {type}; it was ignored.")];

    private static bool IsRole(string name, WorkspaceTypes types) =>
        RoleSignals.Place(name, null, types) is not null || name.Equals(MemberSchemas.RoleUrn, StringComparison.OrdinalIgnoreCase);
}

using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Members;

internal static class RolesEntries
{
    /// <summary>The values of the core attribute "roles", the primary one first; "display" stands in for a missing "value".</summary>
    public static IReadOnlyList<string> Of(ComplexNode profile) => Of(profile, "roles");

    /// <summary>The same of another attribute that is made like it.</summary>
    public static IReadOnlyList<string> Of(ComplexNode profile, string attribute) =>
    [
        .. profile.List(attribute)
            .OfType<ComplexNode>()
            .OrderByDescending(entry => entry.Flag("primary") ?? false)
            .Select(entry => entry.Text("value") ?? entry.Text("display"))
            .OfType<string>(),
    ];
}

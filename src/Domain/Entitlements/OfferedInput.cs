using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Entitlements;

/// <summary>What a request says of "roles" and "entitlements" where these follow from the role, and what is left for the profile.</summary>
/// <param name="Profile">What other connections sent of the two stays as it is kept.</param>
/// <param name="Roles">The entries, the primary one first; null when the request does not speak of them.</param>
/// <param name="Entitlements">The same of these.</param>
internal sealed record OfferedInput(ComplexNode Profile, IReadOnlyList<string>? Roles, IReadOnlyList<string>? Entitlements)
{
    /// <param name="kept">The profile as it is stored; null for somebody new.</param>
    /// <param name="named">The attributes that the request spoke about, in canonical notation; null for those that have a value.</param>
    public static OfferedInput Of(ComplexNode requested, ComplexNode? kept, IReadOnlyCollection<string>? named)
    {
        var profile = requested
            .With(UserEntitlements.Roles, kept?[UserEntitlements.Roles])
            .With(UserEntitlements.Entitlements, kept?[UserEntitlements.Entitlements]);
        return new OfferedInput(profile, Entries(UserEntitlements.Roles), Entries(UserEntitlements.Entitlements));

        IReadOnlyList<string>? Entries(string attribute)
        {
            var entries = RolesEntries.Of(requested, attribute);
            return named?.Any(name => IsOf(attribute, name)) ?? entries.Count > 0 ? entries : null;
        }
    }

    private static bool IsOf(string attribute, string notation) =>
        notation == attribute || notation.StartsWith(attribute + ".", StringComparison.Ordinal);
}

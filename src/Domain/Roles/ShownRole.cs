using Rolecall.Domain.Members;

namespace Rolecall.Domain.Roles;

/// <summary>What an answer of ours says about the role, and where: all that a client can echo.</summary>
/// <param name="Places">Beside the canonical place, which is in every answer.</param>
internal sealed record ShownRole(AssignedRole? Role, IReadOnlyList<RolePlace> Places)
{
    /// <summary>A POST has seen no answer.</summary>
    public static readonly ShownRole Nothing = new(null, []);

    /// <summary>Whether the value is the one we show in that place.</summary>
    public bool Holds(RoleSignal signal) =>
        Role is not null && signal.Value is { } value && IsShownAt(signal.Place) && signal.Attribute switch
        {
            RoleAttribute.CustomRoleId => value == Role.CustomId?.ToString(),
            RoleAttribute.CustomRoleName => value == Role.CustomName,
            RoleAttribute.Role => BuiltInRoles.Parse(value) == Role.BuiltIn,
            RoleAttribute.Roles => false,
        };

    private bool IsShownAt(RolePlace place) =>
        MemberSchemas.RoleUrn.Equals(place.Urn, StringComparison.OrdinalIgnoreCase) || Places.Any(place.IsSameAs);
}

namespace Rolecall.Domain.Roles;

/// <summary>Where a client writes one role attribute: Okta's "external namespace" and "external name" decide it.</summary>
/// <param name="Urn">The schema URI it stands under; null for the top level.</param>
/// <param name="Name">The attribute's name as the client spells it.</param>
/// <param name="AsNumber">Whether the client sends it as a JSON number.</param>
public sealed record RolePlace(RoleAttribute Attribute, string? Urn, string Name, bool AsNumber)
{
    /// <summary>URIs and names are compared without case (RFC 7644 §3.10).</summary>
    public bool IsSameAs(RolePlace other) =>
        Attribute == other.Attribute && string.Equals(Urn, other.Urn, StringComparison.OrdinalIgnoreCase);
}

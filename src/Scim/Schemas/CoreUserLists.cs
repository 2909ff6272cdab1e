namespace Rolecall.Scim.Schemas;

/// <summary>The multi-valued attributes of a User (RFC 7643 §4.1.2).</summary>
internal static class CoreUserLists
{
    public static readonly AttributeDefinition Addresses = new("addresses", "Postal addresses.", AttributeType.Complex)
    {
        MultiValued = true,
        SubAttributes =
        [
            new("formatted", "The full address, for display or a label; may have several lines."),
            new("streetAddress", "Street, house number and what else stands before the city; may have several lines."),
            new("locality", "The city."),
            new("region", "The state or region."),
            new("postalCode", "The postal code."),
            new("country", "The country, as ISO 3166-1 alpha-2."),
            Kind("work", "home", "other"),
            Primary,
        ],
    };

    public static readonly AttributeDefinition Groups =
        new("groups", "The groups the user belongs to. They are changed at the group.", AttributeType.Complex)
        {
            MultiValued = true,
            Mutability = Mutability.ReadOnly,
            SubAttributes =
            [
                new("value", "The id of the group.") { Mutability = Mutability.ReadOnly },
                new("$ref", "The URI of the group.", AttributeType.Reference)
                {
                    CaseExact = true, Mutability = Mutability.ReadOnly, ReferenceTypes = ["User", "Group"],
                },
                new("display", "The name of the group, for display.") { Mutability = Mutability.ReadOnly },
                new("type", "Whether the user is a member itself or through another group.")
                {
                    Mutability = Mutability.ReadOnly, CanonicalValues = ["direct", "indirect"],
                },
            ],
        };

    private static AttributeDefinition Primary =>
        new("primary", "Whether this is the preferred value; true at most once.", AttributeType.Boolean);

    /// <summary>One with the sub-attributes of RFC 7643 §2.4.</summary>
    public static AttributeDefinition Of(string name, string description, AttributeDefinition value, params string[] types) =>
        new(name, description, AttributeType.Complex)
        {
            MultiValued = true,
            SubAttributes = [value, new("display", "The value in words, for display."), Kind(types), Primary],
        };

    private static AttributeDefinition Kind(params string[] types) =>
        new("type", "What the value is used for.") { CanonicalValues = types };
}

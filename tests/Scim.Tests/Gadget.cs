using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Tests;

/// <summary>A resource type with every attribute type and characteristic, which no core schema has.</summary>
internal static class Gadget
{
    public const string Warranty = "urn:example:warranty";

    private static readonly Schema Extension = new(Warranty, "Warranty", "",
    [
        new("until", "", AttributeType.DateTime) { Required = true },
        new("note", ""),
        new("issuer", "") { Mutability = Mutability.ReadOnly },
    ]);

    private static readonly Schema Base = new("urn:example:gadget", "Gadget", "",
    [
        new("label", "") { Required = true },
        new("flag", "", AttributeType.Boolean),
        new("count", "", AttributeType.Integer),
        new("weight", "", AttributeType.Decimal),
        new("made", "", AttributeType.DateTime),
        new("seal", "", AttributeType.Binary),
        new("link", "", AttributeType.Reference),
        new("serial", "") { Mutability = Mutability.Immutable },
        new("maker", "") { Mutability = Mutability.ReadOnly },
        new("pin", "") { Mutability = Mutability.WriteOnly, Returned = Returned.Never },
        new("tags", "") { MultiValued = true },
        new("stamps", "") { MultiValued = true, Mutability = Mutability.Immutable },
        new("size", "", AttributeType.Complex)
        {
            SubAttributes =
            [
                new("width", "", AttributeType.Integer) { Required = true },
                new("unit", "") { Mutability = Mutability.Immutable },
                new("area", "", AttributeType.Integer) { Mutability = Mutability.ReadOnly },
            ],
        },
        new("parts", "", AttributeType.Complex)
        {
            MultiValued = true,
            SubAttributes =
            [
                new("value", "") { Required = true, Mutability = Mutability.Immutable },
                new("type", ""),
                new("primary", "", AttributeType.Boolean),
                new("count", "", AttributeType.Integer),
                new("fitted", "", AttributeType.DateTime),
                new("notes", "") { MultiValued = true },
                new("stock", "", AttributeType.Integer) { Mutability = Mutability.ReadOnly },
            ],
        },
    ]);

    public static readonly ResourceType Type = new("Gadget", "", "/Gadgets", Base, [new SchemaExtension(Extension)]);

    public static readonly ResourceType UnderWarranty = Type with { Extensions = [new SchemaExtension(Extension, Required: true)] };
}

using Rolecall.Scim.Schemas;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Every attribute that a filter or an order may name, from the schemas: one that is added there is tried here by itself.</summary>
internal static class AllAttributes
{
    /// <summary>What has a value to compare, sub-attributes included, in the notation of RFC 7644 §3.10.</summary>
    public static IReadOnlyList<AttributeTarget> Simple(ResourceType type) =>
        [.. Of(type).SelectMany(Leaves).Where(target => target.Leaf.Returned != Returned.Never)];

    /// <summary>Those that a value path can look into.</summary>
    public static IReadOnlyList<AttributeTarget> Lists(ResourceType type) =>
        [.. Of(type).Where(target => target.Attribute is { MultiValued: true, Type: AttributeType.Complex })];

    /// <summary>With complex ones, which are present or not.</summary>
    public static IReadOnlyList<AttributeTarget> All(ResourceType type) =>
        [.. Of(type).Where(target => target.Leaf.Returned != Returned.Never), .. Simple(type).Where(target => target.Sub is not null)];

    private static IEnumerable<AttributeTarget> Of(ResourceType type) => CommonAttributes.All
        .Concat(type.Schema.Attributes)
        .Select(attribute => new AttributeTarget(null, attribute, null))
        .Concat(type.Extensions.SelectMany(extension =>
            extension.Schema.Attributes.Select(attribute => new AttributeTarget(extension.Schema, attribute, null))));

    private static IEnumerable<AttributeTarget> Leaves(AttributeTarget target) => target.Attribute.Type == AttributeType.Complex
        ? target.Attribute.SubAttributes.Select(sub => target with { Sub = sub })
        : [target];
}

using System.Globalization;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>A value that no two resources of a type may have (RFC 7643 §7, "uniqueness").</summary>
/// <param name="Type">The name of the resource type.</param>
/// <param name="Attribute">In canonical notation.</param>
/// <param name="Key">The value in the form in which it is compared.</param>
public sealed record UniqueValue(string Type, string Attribute, string Key);

/// <summary>
/// The attributes of a workspace's own schemas that are unique; those of the core have columns of their own. Global is kept as server is:
/// a refusal must not tell what other workspaces hold (RFC 7644 §6).
/// </summary>
public static class UniqueValues
{
    /// <summary>Those that a document has.</summary>
    public static IEnumerable<UniqueValue> Of(ResourceType type, ComplexNode document) =>
        from target in Targets(type)
        let key = document.Find(target) is { } value ? KeyOf(target.Attribute, value) : null
        where key is not null
        select new UniqueValue(type.Name, target.ToString(), key);

    /// <summary>The one that a comparison asks for.</summary>
    public static UniqueValue AskedFor(ResourceType type, AttributeTarget target, FilterValue value) => new(type.Name, target.ToString(), value switch
    {
        NumberValue number => KeyOf(number.Number),
        InstantValue instant => KeyOf(instant.Instant),
        TextValue text => KeyOf(target.Attribute, text.Text),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Nothing of this kind is unique."),
    });

    /// <exception cref="RefusedException">Uniqueness, naming the attribute.</exception>
    internal static void Check(ResourceType type, ComplexNode document, Func<UniqueValue, bool> isTaken)
    {
        if (Of(type, document).FirstOrDefault(isTaken) is { } taken)
            throw new RefusedException(Refusal.Uniqueness, $"The value of '{taken.Attribute}' is taken by another {type.Name}: send another value.");
    }

    /// <summary>The document after a change, but with the unique values from before it.</summary>
    internal static ComplexNode Kept(ResourceType type, ComplexNode before, ComplexNode after) =>
        Targets(type).Aggregate(after, (document, target) => document.Place(target, before.Find(target)));

    private static IEnumerable<AttributeTarget> Targets(ResourceType type) => type.Schemas
        .Where(schema => !ReferenceEquals(schema, CoreUser.Schema))
        .SelectMany(schema => schema.Attributes
            .Where(attribute => attribute.Uniqueness != Uniqueness.None)
            .Select(attribute => new AttributeTarget(ReferenceEquals(schema, type.Schema) ? null : schema, attribute, null)));

    private static string? KeyOf(AttributeDefinition attribute, Node value) => value switch
    {
        NumberNode number => KeyOf(number.Value),
        TextNode text when attribute.Type == AttributeType.DateTime => XsdDateTime.TryParse(text.Value, out var instant) ? KeyOf(instant) : null,
        TextNode text => KeyOf(attribute, text.Value),
        _ => null,
    };

    /// <summary>Without zeros at the end: 7.0 is 7.</summary>
    private static string KeyOf(decimal number) => number.ToString("G29", CultureInfo.InvariantCulture);

    private static string KeyOf(DateTimeOffset instant) => instant.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static string KeyOf(AttributeDefinition attribute, string text) => attribute.CaseExact ? text : NameKey.Fold(text);
}

using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Documents;

/// <summary>RFC 7643 §7, "required": what must have a value in every document that is stored.</summary>
public static class RequiredAttributes
{
    /// <exception cref="RefusedException">InvalidValue, naming the first attribute that is missing.</exception>
    public static void Check(ResourceType type, ComplexNode document) => CheckChange(type, null, document);

    /// <summary>
    /// The same, but overlooks what was missing before: a new requirement must not stand in the way of switching somebody off.
    /// </summary>
    internal static void CheckChange(ResourceType type, ComplexNode? before, ComplexNode after)
    {
        var missing = Missing(type, after);
        if (before is not null)
            missing = missing.Except(Missing(type, before));
        if (missing.FirstOrDefault() is { } name)
            throw new RefusedException(Refusal.InvalidValue, $"'{name}' is required; send a value for it.");
    }

    /// <summary>What the server fills in, or never stores, is not asked for.</summary>
    internal static IEnumerable<AttributeDefinition> MissingIn(IEnumerable<AttributeDefinition> attributes, ComplexNode value) =>
        attributes.Where(attribute =>
            attribute.Required && attribute.IsWritable() && attribute.IsKept() && IsEmpty(value[attribute.Name]));

    private static IEnumerable<string> Missing(ResourceType type, ComplexNode document)
    {
        foreach (var name in Missing(type.Schema, "", document))
            yield return name;

        foreach (var (schema, required) in type.Extensions)
        {
            if (document.Complex(schema.Id) is { } extension)
            {
                foreach (var name in Missing(schema, schema.Id + ":", extension))
                    yield return name;
            }
            else if (required)
            {
                yield return schema.Id;
            }
        }
    }

    private static IEnumerable<string> Missing(Schema schema, string prefix, ComplexNode holder)
    {
        foreach (var missing in MissingIn(schema.Attributes, holder))
            yield return prefix + missing.Name;

        foreach (var attribute in schema.Attributes.Where(attribute => attribute.SubAttributes.Any(sub => sub.Required)))
        {
            foreach (var value in Values(holder[attribute.Name]))
            {
                foreach (var missing in MissingIn(attribute.SubAttributes, value))
                    yield return $"{prefix}{attribute.Name}.{missing.Name}";
            }
        }
    }

    private static IEnumerable<ComplexNode> Values(Node? node) => node switch
    {
        ListNode list => list.Items.OfType<ComplexNode>(),
        ComplexNode complex => [complex],
        _ => [],
    };

    private static bool IsEmpty(Node? value) => value is null || (value is TextNode text && string.IsNullOrWhiteSpace(text.Value));
}

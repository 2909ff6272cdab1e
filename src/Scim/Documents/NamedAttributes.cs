using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Documents;

/// <summary>
/// Which attributes the members of a client's object mean: plain names, Entra's dotted and URI-qualified ones, and extension objects,
/// which come out as their attributes.
/// </summary>
internal static class NamedAttributes
{
    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    /// <param name="ignored">Takes the names that mean nothing here.</param>
    public static IEnumerable<(AttributeTarget Target, JsonElement Value)> Of(
        ResourceType type, JsonProperty member, ICollection<string>? ignored)
    {
        if (type.FindSchema(member.Name) is { } schema)
            return InSchema(type, schema, member.Value, ignored);
        return Resolve(type, member.Name, member.Value, ignored);
    }

    /// <summary>The same for an object that belongs to one schema, as an extension's data does.</summary>
    public static IEnumerable<(AttributeTarget Target, JsonElement Value)> InSchema(
        ResourceType type, Schema schema, JsonElement data, ICollection<string>? ignored) => data.ValueKind switch
        {
            JsonValueKind.Object => data.EnumerateObject()
                .SelectMany(member => Resolve(type, $"{schema.Id}:{member.Name}", member.Value, ignored)),
            JsonValueKind.Null when !ReferenceEquals(schema, type.Schema) => Clearing(schema),
            JsonValueKind.Null => [],
            _ => throw new RefusedException(
                Refusal.InvalidValue, $"'{schema.Id.Shortened()}' must be an object with attributes of that schema."),
        };

    /// <summary>An extension that is null: each of its attributes is.</summary>
    public static IEnumerable<(AttributeTarget Target, JsonElement Value)> Clearing(Schema extension) => extension.Attributes
        .Where(attribute => attribute.IsWritable())
        .Select(attribute => (new AttributeTarget(extension, attribute, null), Nothing));

    private static IEnumerable<(AttributeTarget Target, JsonElement Value)> Resolve(
        ResourceType type, string notation, JsonElement value, ICollection<string>? ignored)
    {
        if (AttributeNotation.Resolve(type, notation) is { } target)
            return [(target, value)];
        ignored?.Add(notation);
        return [];
    }
}

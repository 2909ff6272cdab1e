using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Documents;

/// <summary>
/// Which attributes the members of a client's object mean: plain names, Entra's dotted and URI-qualified ones, and extension objects,
/// which come out as their attributes.
/// </summary>
internal static class NamedAttributes
{
    private static readonly JsonElement Nothing = JsonElement.Parse("null");

    public static IEnumerable<(AttributeTarget Target, JsonElement Value)> Of(ResourceType type, JsonProperty member, Reading reading)
    {
        if (type.FindSchema(member.Name) is not { } schema)
            return Resolve(type, member.Name, member.Name, member.Value, reading);
        if (ReferenceEquals(schema, type.Schema))
        {
            reading.Allowance.Use(
                Quirks.BaseSchemaObject, $"attributes came in an object under {schema.Id}; read as if they stood at the top level.",
                Refusal.InvalidSyntax, $"'{schema.Id}' is the base schema: send its attributes at the top level.");
        }

        return InSchema(type, schema, member.Value, reading);
    }

    /// <summary>The same for an object that belongs to one schema, as an extension's data does.</summary>
    public static IEnumerable<(AttributeTarget Target, JsonElement Value)> InSchema(
        ResourceType type, Schema schema, JsonElement data, Reading reading) => data.ValueKind switch
        {
            JsonValueKind.Object => data.EnumerateObject()
                .SelectMany(member => Resolve(type, member.Name, $"{schema.Id}:{member.Name}", member.Value, reading)),
            JsonValueKind.Null when !ReferenceEquals(schema, type.Schema) => Clearing(schema),
            JsonValueKind.Null => [],
            _ => throw new RefusedException(
                Refusal.InvalidValue, $"'{schema.Id.Shortened()}' must be an object with attributes of that schema."),
        };

    /// <summary>An extension that is null: each of its attributes is.</summary>
    public static IEnumerable<(AttributeTarget Target, JsonElement Value)> Clearing(Schema extension) => extension.Attributes
        .Where(attribute => attribute.IsWritable())
        .Select(attribute => (new AttributeTarget(extension, attribute, null), Nothing));

    /// <param name="key">As it was sent; a path where it is more than a name.</param>
    private static IEnumerable<(AttributeTarget Target, JsonElement Value)> Resolve(
        ResourceType type, string key, string notation, JsonElement value, Reading reading)
    {
        if (AttributeNotation.Resolve(type, notation, reading.Allowance, Refusal.InvalidSyntax) is not { } target)
        {
            reading.Ignore(notation);
            return [];
        }

        if (target.Sub is not null || key.Contains(':', StringComparison.Ordinal))
            UseKey(key, reading.Allowance);
        return [(target, value)];
    }

    /// <exception cref="RefusedException">InvalidSyntax.</exception>
    public static void UseKey(string key, Allowance allowance) => allowance.Use(
        Quirks.DottedKeys, $"the key '{key.Shortened()}' was read as a path.",
        Refusal.InvalidSyntax, $"The key '{key.Shortened()}' is a path: send the attribute by its name, and sub-attributes and extensions as objects.");
}

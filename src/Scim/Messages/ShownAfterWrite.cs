using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Messages;

/// <summary>
/// RFC 7643 §7, returned=request: such an attribute is shown when it is asked for, and in the answer to the write that set it.
/// </summary>
public static class ShownAfterWrite
{
    /// <param name="written">The attributes that the request spoke about, in canonical notation.</param>
    /// <returns>The type as a projection of that answer is to see it.</returns>
    public static ResourceType Of(ResourceType type, IEnumerable<string> written)
    {
        if (!type.Schemas.Any(schema => schema.Attributes.Any(HoldsBack)))
            return type;

        var names = written.ToHashSet(StringComparer.Ordinal);
        return type with
        {
            Schema = Shown(type.Schema, "", names),
            Extensions = [.. type.Extensions.Select(extension => extension with
            {
                Schema = Shown(extension.Schema, extension.Schema.Id + ":", names),
            })],
        };
    }

    private static Schema Shown(Schema schema, string prefix, HashSet<string> written) => schema with
    {
        Attributes = [.. schema.Attributes.Select(attribute => IsWritten(prefix + attribute.Name, written) ? Shown(attribute) : attribute)],
    };

    private static bool IsWritten(string attribute, HashSet<string> written) =>
        written.Contains(attribute) || written.Any(name => name.StartsWith(attribute + ".", StringComparison.Ordinal));

    private static AttributeDefinition Shown(AttributeDefinition attribute) => attribute with
    {
        Returned = attribute.Returned == Returned.Request ? Returned.Default : attribute.Returned,
        SubAttributes = [.. attribute.SubAttributes.Select(Shown)],
    };

    private static bool HoldsBack(AttributeDefinition attribute) =>
        attribute.Returned == Returned.Request || attribute.SubAttributes.Any(HoldsBack);
}

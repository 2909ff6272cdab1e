namespace Rolecall.Scim.Schemas;

/// <summary>A kind of resource (RFC 7643 §6): its base schema, its extensions and the endpoint that serves it.</summary>
/// <param name="Endpoint">Relative to the base URI, with a leading slash: "/Users".</param>
public sealed record ResourceType(
    string Name, string Description, string Endpoint, Schema Schema, IReadOnlyList<SchemaExtension> Extensions)
{
    /// <summary>The base schema and the extensions, in that order.</summary>
    public IEnumerable<Schema> Schemas => Extensions.Select(extension => extension.Schema).Prepend(Schema);

    /// <summary>The base schema or extension with that URI, compared without case (RFC 7644 §3.10).</summary>
    public Schema? FindSchema(string uri) =>
        Schemas.FirstOrDefault(schema => schema.Id.Equals(uri, StringComparison.OrdinalIgnoreCase));
}

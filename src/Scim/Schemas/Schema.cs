namespace Rolecall.Scim.Schemas;

/// <summary>A schema resource (RFC 7643 §7): a URI and the attributes it defines.</summary>
public sealed record Schema(string Id, string Name, string Description, IReadOnlyList<AttributeDefinition> Attributes)
{
    /// <summary>The attribute of that name, compared without case (RFC 7643 §2.1).</summary>
    public AttributeDefinition? Find(string name) =>
        Attributes.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>An extension that a resource type may carry (RFC 7643 §6, "schemaExtensions").</summary>
public sealed record SchemaExtension(Schema Schema, bool Required = false);

namespace Rolecall.Scim.Schemas;

/// <summary>What every resource has beside its schema (RFC 7643 §3, §3.1); their characteristics override any schema's.</summary>
public static class CommonAttributes
{
    public static readonly AttributeDefinition Schemas = new("schemas", "The URIs of the schemas in use.", AttributeType.Reference)
    {
        MultiValued = true, Required = true, CaseExact = true, Mutability = Mutability.ReadOnly, Returned = Returned.Always,
        ReferenceTypes = ["uri"],
    };

    public static readonly AttributeDefinition Id = new("id", "The identifier issued by this service provider.")
    {
        CaseExact = true, Mutability = Mutability.ReadOnly, Returned = Returned.Always, Uniqueness = Uniqueness.Global,
    };

    public static readonly AttributeDefinition ExternalId = new("externalId", "The identifier the provisioning client uses.")
    {
        CaseExact = true,
    };

    public static readonly AttributeDefinition Meta = new("meta", "Metadata of the resource.", AttributeType.Complex)
    {
        Mutability = Mutability.ReadOnly,
        SubAttributes =
        [
            new("resourceType", "The name of the resource type.") { CaseExact = true, Mutability = Mutability.ReadOnly },
            new("created", "When the resource was added.", AttributeType.DateTime) { Mutability = Mutability.ReadOnly },
            new("lastModified", "When the resource last changed.", AttributeType.DateTime) { Mutability = Mutability.ReadOnly },
            new("location", "The URI of the resource.", AttributeType.Reference)
            {
                CaseExact = true, Mutability = Mutability.ReadOnly, ReferenceTypes = ["uri"],
            },
            new("version", "The version of the resource, as its ETag.") { CaseExact = true, Mutability = Mutability.ReadOnly },
        ],
    };

    public static readonly IReadOnlyList<AttributeDefinition> All = [Schemas, Id, ExternalId, Meta];
}

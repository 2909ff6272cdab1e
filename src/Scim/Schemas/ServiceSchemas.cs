namespace Rolecall.Scim.Schemas;

/// <summary>The schemas of the resources by which a server describes itself, as RFC 7643 §8.7.2 publishes them.</summary>
/// <remarks>"pagination" is from RFC 9865 §4. All of it is read-only: nobody configures a server this way.</remarks>
public static class ServiceSchemas
{
    public const string ServiceProviderConfigUri = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    public const string ResourceTypeUri = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    public const string SchemaUri = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    private static readonly Schema ServiceProviderConfig = new(ServiceProviderConfigUri, "ServiceProviderConfig", "What the service provider supports.",
    [
        Uri("documentationUri", "The service provider's help page.", "external"),
        Feature("patch", "How PATCH is supported."),
        Feature("bulk", "How bulk requests are supported.", Number("maxOperations", "The most operations in one request."), Number("maxPayloadSize", "The most bytes in one request.")),
        Feature("filter", "How filters are supported.", Number("maxResults", "The most resources in one answer.")),
        Feature("changePassword", "How a password is changed."),
        Feature("sort", "How sorting is supported."),
        Feature("etag", "How versions are supported."),
        Complex("pagination", "How lists are paged.",
            Flag("cursor", "Whether lists are paged by cursor."),
            Flag("index", "Whether lists are paged by index."),
            Text("defaultPaginationMethod", "The method of a request that names none.") with { CanonicalValues = ["cursor", "index"] },
            Number("defaultPageSize", "The resources on a page when no count is asked.") with { Required = false },
            Number("maxPageSize", "The most resources on a page.") with { Required = false },
            Number("cursorTimeout", "For how many seconds a cursor can be used.") with { Required = false }),
        Flag("interopProfileConformant", "Whether requests are held to the SCIM interoperability profile.") with { Required = false },
        Complex("authenticationSchemes", "How clients prove who they are.",
            Required(Text("type", "The kind of scheme.")) with
            {
                CanonicalValues = ["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"],
            },
            Required(Text("name", "The common name of the scheme.")),
            Required(Text("description", "What the scheme is.")),
            Uri("specUri", "The specification of the scheme.", "external"),
            Uri("documentationUri", "How to use the scheme.", "external"),
            Flag("primary", "Whether it is the preferred scheme.") with { Required = false }) with { MultiValued = true, Required = true },
    ]);

    private static readonly Schema ResourceType = new(ResourceTypeUri, "ResourceType", "A kind of resource that the service provider has.",
    [
        Text("id", "The id of the resource type; its name."),
        Required(Text("name", "The name of the resource type.")),
        Text("description", "What the resource type is."),
        Required(Uri("endpoint", "Where its resources are, relative to the base URL.", "uri")),
        Required(Uri("schema", "The URI of its base schema.", "uri")),
        Complex("schemaExtensions", "The extensions that its resources may have.",
            Required(Uri("schema", "The URI of the extension.", "uri")),
            Flag("required", "Whether every resource must have it.")) with { MultiValued = true },
    ]);

    private static readonly Schema Definition = new(SchemaUri, "Schema", "The attributes of a resource or an extension.",
    [
        Required(Text("id", "The URI of the schema.")),
        Required(Text("name", "The name of the schema.")),
        Text("description", "What the schema is for."),
        Attributes("attributes", "The attributes of the schema.", Attributes("subAttributes", "The parts of a complex attribute.")) with
        {
            Required = true,
        },
    ]);

    public static readonly IReadOnlyList<Schema> All = [ServiceProviderConfig, ResourceType, Definition];

    private static AttributeDefinition Attributes(string name, string description, params AttributeDefinition[] more) => Complex(
        name,
        description,
        [
            Required(Text("name", "The name of the attribute.")),
            Required(Choice("type", "The type of its values.", Enum.GetValues<AttributeType>().Select(CharacteristicNames.Of))),
            Flag("multiValued", "Whether it may have several values."),
            Text("description", "What the attribute is."),
            Flag("required", "Whether it must have a value."),
            Text("canonicalValues", "Values that are suggested.") with { MultiValued = true },
            Flag("caseExact", "Whether upper and lower case differ.") with { Required = false },
            Choice("mutability", "Who may change it.", Enum.GetValues<Mutability>().Select(CharacteristicNames.Of)),
            Choice("returned", "When it is answered.", Enum.GetValues<Returned>().Select(CharacteristicNames.Of)),
            Choice("uniqueness", "Among which resources it is unique.", Enum.GetValues<Uniqueness>().Select(CharacteristicNames.Of)),
            Text("referenceTypes", "What a reference may refer to.") with { MultiValued = true },
            .. more,
        ]) with
    { MultiValued = true };

    private static AttributeDefinition Feature(string name, string description, params AttributeDefinition[] more) =>
        Complex(name, description, [Flag("supported", "Whether it is supported."), .. more]) with { Required = true };

    private static AttributeDefinition Complex(string name, string description, params AttributeDefinition[] parts) =>
        new(name, description, AttributeType.Complex) { Mutability = Mutability.ReadOnly, SubAttributes = parts };

    private static AttributeDefinition Text(string name, string description) => new(name, description) { Mutability = Mutability.ReadOnly };

    private static AttributeDefinition Choice(string name, string description, IEnumerable<string> values) =>
        Text(name, description) with { CanonicalValues = [.. values] };

    private static AttributeDefinition Uri(string name, string description, string what) =>
        new(name, description, AttributeType.Reference) { CaseExact = true, Mutability = Mutability.ReadOnly, ReferenceTypes = [what] };

    private static AttributeDefinition Flag(string name, string description) =>
        new(name, description, AttributeType.Boolean) { Required = true, Mutability = Mutability.ReadOnly };

    private static AttributeDefinition Number(string name, string description) =>
        new(name, description, AttributeType.Integer) { Required = true, Mutability = Mutability.ReadOnly };

    private static AttributeDefinition Required(AttributeDefinition attribute) => attribute with { Required = true };
}

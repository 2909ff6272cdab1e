using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using static Rolecall.Scim.Messages.DiscoveryNodes;

namespace Rolecall.Scim.Messages;

/// <summary>The resources by which a server describes itself (RFC 7643 §5–§7).</summary>
/// <param name="baseUrl">Of the SCIM endpoints, without a slash at the end; locations are built on it.</param>
public sealed class Discovery(string baseUrl, DiscoveryFeatures features)
{
    public ComplexNode ServiceProviderConfig() => ObjectOf(
        ("schemas", ListOf(TextOf(ServiceSchemas.ServiceProviderConfigUri))),
        ("documentationUri", features.DocumentationUri is { } uri ? TextOf(uri) : null),
        ("patch", Supported(features.Patch)),
        ("bulk", ObjectOf(
            ("supported", FlagOf(features.BulkMaxOperations > 0)),
            ("maxOperations", NumberOf(features.BulkMaxOperations)),
            ("maxPayloadSize", NumberOf(features.BulkMaxPayloadSize)))),
        ("filter", ObjectOf(("supported", FlagOf(true)), ("maxResults", NumberOf(features.FilterMaxResults)))),
        ("changePassword", Supported(features.ChangePassword)),
        ("sort", Supported(features.Sort)),
        ("etag", Supported(features.ETag)),
        ("pagination", Pagination()),
        ("RolesAndEntitlements", features.RolesAndEntitlements ? RolesAndEntitlements() : null),
        ("interopProfileConformant", features.InteropProfileConformant ? FlagOf(true) : null),
        ("authenticationSchemes", ListOf(BearerToken())),
        ("meta", Meta("ServiceProviderConfig", "/ServiceProviderConfig")));

    public ComplexNode ResourceType(ResourceType type) =>
        Definition(DocumentOf(type)).With("meta", Meta("ResourceType", "/ResourceTypes/" + type.Name));

    public ComplexNode Schema(Schema schema) => Definition(schema).With("meta", Meta("Schema", "/Schemas/" + schema.Id));

    /// <summary>A schema wherever it is kept (RFC 7643 §7): without "meta", which has a location.</summary>
    public static ComplexNode Definition(Schema schema) => ObjectOf(
        ("schemas", ListOf(TextOf(ServiceSchemas.SchemaUri))),
        ("id", TextOf(schema.Id)),
        ("name", TextOf(schema.Name)),
        ("description", TextOf(schema.Description)),
        ("attributes", ListOf([.. schema.Attributes.Select(DiscoveryAttributes.Render)])));

    /// <summary>The same for a resource type (RFC 7643 §6).</summary>
    public static ComplexNode Definition(ResourceTypeDocument type) => ObjectOf(
        ("schemas", ListOf(TextOf(ServiceSchemas.ResourceTypeUri))),
        ("id", TextOf(type.Name)),
        ("name", TextOf(type.Name)),
        ("description", TextOf(type.Description)),
        ("endpoint", TextOf(type.Endpoint)),
        ("schema", TextOf(type.SchemaUri)),
        ("schemaExtensions", Extensions(type.Extensions)));

    public static ResourceTypeDocument DocumentOf(ResourceType type) => new(
        type.Name, type.Description, type.Endpoint, type.Schema.Id,
        [.. type.Extensions.Select(extension => new ExtensionReference(extension.Schema.Id, extension.Required))]);

    private static Node? Extensions(IReadOnlyList<ExtensionReference> extensions) => ListOf([.. extensions.Select(extension => ObjectOf(
        ("schema", TextOf(extension.SchemaUri)),
        ("required", FlagOf(extension.Required))))]);

    /// <summary>Every schema the resource types name, each once, and those of what describes the server (RFC 7643 §8.7.2).</summary>
    public static IReadOnlyList<Schema> SchemasOf(IEnumerable<ResourceType> types) =>
        [.. types.SelectMany(type => type.Schemas).DistinctBy(schema => schema.Id), .. ServiceSchemas.All];

    // RFC 9865 §4.
    private ComplexNode Pagination() => ObjectOf(
        ("cursor", FlagOf(features.CursorTimeout is not null)),
        ("index", FlagOf(true)),
        ("defaultPaginationMethod", TextOf("index")),
        ("defaultPageSize", NumberOf(features.DefaultPageSize)),
        ("maxPageSize", NumberOf(features.FilterMaxResults)),
        ("cursorTimeout", features.CursorTimeout is { } timeout ? NumberOf((int)timeout.TotalSeconds) : null));

    // draft-ietf-scim-roles-entitlements, "ServiceProviderConfig Extension": a user has one role, and what comes with it.
    private static ComplexNode RolesAndEntitlements() => ObjectOf(
        ("roles", ObjectOf(
            ("supported", FlagOf(true)),
            ("multipleRolesSupported", FlagOf(false)),
            ("primarySupported", FlagOf(true)),
            ("typeSupported", FlagOf(true)),
            ("types", ListOf(TextOf("built_in"), TextOf("custom"))))),
        ("entitlements", ObjectOf(
            ("supported", FlagOf(true)),
            ("multipleEntitlementsSupported", FlagOf(true)),
            ("primarySupported", FlagOf(false)),
            ("typeSupported", FlagOf(true)),
            ("types", ListOf(TextOf("permission"))))));

    private static ComplexNode BearerToken() => ObjectOf(
        ("type", TextOf("oauthbearertoken")),
        ("name", TextOf("OAuth Bearer Token")),
        ("description", TextOf("The SCIM token of the workspace, in the Authorization header.")),
        ("specUri", TextOf("https://www.rfc-editor.org/info/rfc6750")),
        ("primary", FlagOf(true)));

    private ComplexNode Meta(string resourceType, string path) =>
        ObjectOf(("resourceType", TextOf(resourceType)), ("location", TextOf(baseUrl + path)));
}

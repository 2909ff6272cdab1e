using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using static Rolecall.Scim.Messages.DiscoveryNodes;

namespace Rolecall.Scim.Messages;

/// <summary>The resources by which a server describes itself (RFC 7643 §5–§7).</summary>
/// <param name="baseUrl">Of the SCIM endpoints, without a slash at the end; locations are built on it.</param>
public sealed class Discovery(string baseUrl, DiscoveryFeatures features)
{
    public const string ServiceProviderConfigUri = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";
    public const string ResourceTypeUri = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";
    public const string SchemaUri = "urn:ietf:params:scim:schemas:core:2.0:Schema";

    public ComplexNode ServiceProviderConfig() => ObjectOf(
        ("schemas", ListOf(TextOf(ServiceProviderConfigUri))),
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
        ("authenticationSchemes", ListOf(BearerToken())),
        ("meta", Meta("ServiceProviderConfig", "/ServiceProviderConfig")));

    public ComplexNode ResourceType(ResourceType type) => ObjectOf(
        ("schemas", ListOf(TextOf(ResourceTypeUri))),
        ("id", TextOf(type.Name)),
        ("name", TextOf(type.Name)),
        ("description", TextOf(type.Description)),
        ("endpoint", TextOf(type.Endpoint)),
        ("schema", TextOf(type.Schema.Id)),
        ("schemaExtensions", ListOf([.. type.Extensions.Select(extension => ObjectOf(
            ("schema", TextOf(extension.Schema.Id)),
            ("required", FlagOf(extension.Required))))])),
        ("meta", Meta("ResourceType", "/ResourceTypes/" + type.Name)));

    public ComplexNode Schema(Schema schema) => ObjectOf(
        ("schemas", ListOf(TextOf(SchemaUri))),
        ("id", TextOf(schema.Id)),
        ("name", TextOf(schema.Name)),
        ("description", TextOf(schema.Description)),
        ("attributes", ListOf([.. schema.Attributes.Select(DiscoveryAttributes.Render)])),
        ("meta", Meta("Schema", "/Schemas/" + schema.Id)));

    /// <summary>Every schema the resource types name, each once.</summary>
    public static IReadOnlyList<Schema> SchemasOf(IEnumerable<ResourceType> types) =>
        [.. types.SelectMany(type => type.Schemas).DistinctBy(schema => schema.Id)];

    // RFC 9865 §4.
    private ComplexNode Pagination() => ObjectOf(
        ("cursor", FlagOf(features.CursorTimeout is not null)),
        ("index", FlagOf(true)),
        ("defaultPaginationMethod", TextOf("index")),
        ("defaultPageSize", NumberOf(features.DefaultPageSize)),
        ("maxPageSize", NumberOf(features.FilterMaxResults)),
        ("cursorTimeout", features.CursorTimeout is { } timeout ? NumberOf((int)timeout.TotalSeconds) : null));

    private static ComplexNode BearerToken() => ObjectOf(
        ("type", TextOf("oauthbearertoken")),
        ("name", TextOf("OAuth Bearer Token")),
        ("description", TextOf("The SCIM token of the workspace, in the Authorization header.")),
        ("specUri", TextOf("https://www.rfc-editor.org/info/rfc6750")),
        ("primary", FlagOf(true)));

    private ComplexNode Meta(string resourceType, string path) =>
        ObjectOf(("resourceType", TextOf(resourceType)), ("location", TextOf(baseUrl + path)));
}

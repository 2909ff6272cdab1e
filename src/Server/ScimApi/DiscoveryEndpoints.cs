using System.Buffers;
using Rolecall.Domain.Connections;
using Rolecall.Scim;
using Rolecall.Scim.Bulk;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;
using Rolecall.Server.Hosting;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7644 §4: what this server is, truthfully. Query parameters are ignored, but for a filter, which §4 has refused.</summary>
internal static class DiscoveryEndpoints
{
    private static readonly DiscoveryFeatures Features = new(
        Patch: true, BulkMaxOperations: BulkRequest.MaxOperations, BulkMaxPayloadSize: KestrelLimits.MaxBody, ListRequest.MaxCount, ListRequest.DefaultCount)
    {
        ETag = true, Sort = true, CursorTimeout = Cursors.Timeout,
    };

    public static void MapDiscovery(this RouteGroupBuilder scim)
    {
        var discovery = scim.MapGroup("").AddEndpointFilter((context, next) =>
            context.HttpContext.Request.Query.ContainsKey("filter")
                ? throw new RefusedException(Refusal.Forbidden, "What describes the server cannot be filtered: read it whole.")
                : next(context));
        discovery.MapMethods("/ServiceProviderConfig", ScimEndpoints.Read, (ScimRequest scim) => One(Of(scim).ServiceProviderConfig()));
        discovery.MapMethods("/ResourceTypes", ScimEndpoints.Read, (ScimRequest scim) => All(Types(scim).Select(Of(scim).ResourceType)));
        discovery.MapMethods("/ResourceTypes/{name}", ScimEndpoints.Read, FindType);
        discovery.MapMethods("/Schemas", ScimEndpoints.Read, (ScimRequest scim) => All(Discovery.SchemasOf(Types(scim)).Select(Of(scim).Schema)));
        discovery.MapMethods("/Schemas/{uri}", ScimEndpoints.Read, FindSchema);
    }

    private static ScimAnswer FindType(string name, ScimRequest scim) =>
        Types(scim).FirstOrDefault(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } type
            ? One(Of(scim).ResourceType(type))
            : throw new RefusedException(Refusal.NotFound, "There is no such resource type: /ResourceTypes lists all.");

    private static ScimAnswer FindSchema(string uri, ScimRequest scim) =>
        Discovery.SchemasOf(Types(scim)).FirstOrDefault(schema => schema.Id.Equals(uri, StringComparison.OrdinalIgnoreCase)) is { } schema
            ? One(Of(scim).Schema(schema))
            : throw new RefusedException(Refusal.NotFound, "There is no such schema: /Schemas lists all.");

    private static IEnumerable<ResourceType> Types(ScimRequest scim) => scim.Types.All.Concat(scim.Offer?.Types ?? []);

    private static Discovery Of(ScimRequest scim) => new(scim.BaseUrl, Features with
    {
        RolesAndEntitlements = scim.Offer?.Mode == EntitlementMode.Ietf,
        InteropProfileConformant = scim.Allowance.IsStrict,
    });

    private static ScimAnswer One(ComplexNode resource) => new(StatusCodes.Status200OK, DocumentJson.ToUtf8(resource));

    private static ScimAnswer All(IEnumerable<ComplexNode> resources)
    {
        IReadOnlyCollection<ReadOnlyMemory<byte>> all = [.. resources.Select(DocumentJson.ToUtf8)];
        var body = new ArrayBufferWriter<byte>();
        ListMessage.Write(body, all.Count, startIndex: 1, all);
        return new ScimAnswer(StatusCodes.Status200OK, body.WrittenMemory);
    }
}

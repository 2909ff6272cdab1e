using System.Buffers;
using System.Text.Json;
using Rolecall.Domain.Resources;
using Rolecall.Scim;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Messages;
using Rolecall.Scim.Schemas;

namespace Rolecall.Server.ScimApi;

/// <summary>How this request wants its resources of one of the workspace's own types (RFC 7644 §3.9).</summary>
internal sealed class ResourceShape
{
    private readonly ResourceType type;
    private readonly Projection projection;
    private readonly string baseUrl;

    private ResourceShape(ResourceType type, Projection projection, string baseUrl) =>
        (this.type, this.projection, this.baseUrl) = (type, projection, baseUrl);

    /// <param name="written">The attributes that the request wrote, in canonical notation.</param>
    /// <exception cref="RefusedException">InvalidValue: both lists were given.</exception>
    public static ResourceShape Of(ResourceType type, string? only, string? without, ScimRequest scim, IEnumerable<string>? written = null) =>
        new(type, Projection.Parse(only, without, ShownAfterWrite.Of(type, written ?? []), scim.Allowance), scim.BaseUrl);

    public ReadOnlyMemory<byte> Render(Resource resource)
    {
        var whole = Whole(resource);
        return projection.IsWhole ? whole : DocumentJson.ToUtf8(projection.Apply(DocumentJson.Read(whole)));
    }

    public ScimAnswer Answer(int status, Resource resource)
    {
        var location = LocationOf(resource);
        return new ScimAnswer(status, Render(resource))
        {
            ETag = EntityTags.Of(resource.Version),
            Location = location,
            ContentLocation = location,
        };
    }

    private string Endpoint => $"{baseUrl}{type.Endpoint}/";

    private string LocationOf(Resource resource) => Endpoint + resource.Id;

    private ReadOnlyMemory<byte> Whole(Resource resource)
    {
        var buffer = new ArrayBufferWriter<byte>(resource.Profile.Json.Length + 512);
        using (var writer = new Utf8JsonWriter(buffer, DocumentJson.WriterOptions with { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("schemas");
            writer.WriteStringValue(type.Schema.Id);
            foreach (var uri in resource.Profile.ExtensionUris)
                writer.WriteStringValue(uri);
            writer.WriteEndArray();
            writer.WriteString("id", resource.Id.Value);
            writer.Flush();
            buffer.WriteMembers(resource.Profile.Json.Span);
            MetaMember.Write(buffer, type.Name, Endpoint, resource.Id, resource.Version, resource.Created, resource.Modified);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}

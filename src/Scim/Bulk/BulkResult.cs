using System.Buffers;
using System.Text.Json;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Bulk;

/// <summary>What became of one operation (RFC 7644 §3.7.3).</summary>
/// <param name="Status">Of HTTP, as if it had been a request of its own.</param>
/// <param name="Location">Of the resource; null for a POST that failed.</param>
/// <param name="Version">The resource's ETag; null when it has none any more.</param>
/// <param name="Response">The SCIM error; empty when it succeeded.</param>
public sealed record BulkResult(
    BulkOperation Operation, int Status, string? Location, string? Version, ReadOnlyMemory<byte> Response)
{
    public bool Failed => Status >= 300;
}

/// <summary>The answer to a bulk request.</summary>
public static class BulkResponse
{
    public const string SchemaUri = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    /// <param name="results">Of those operations that were carried out, in the order they were sent.</param>
    public static void Write(IBufferWriter<byte> to, IEnumerable<BulkResult> results)
    {
        using var writer = new Utf8JsonWriter(to, DocumentJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(SchemaUri);
        writer.WriteEndArray();
        writer.WriteStartArray("Operations");
        foreach (var result in results)
            Write(writer, result);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, BulkResult result)
    {
        writer.WriteStartObject();
        if (result.Operation.Method is { } method)
            writer.WriteString("method", method);
        if (result.Operation.BulkId is { } bulkId)
            writer.WriteString("bulkId", bulkId);
        if (result.Version is { } version)
            writer.WriteString("version", version);
        if (result.Location is { } location)
            writer.WriteString("location", location);
        writer.WriteString("status", result.Status.ToString());
        if (!result.Response.IsEmpty)
        {
            writer.WritePropertyName("response");
            writer.WriteRawValue(result.Response.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}

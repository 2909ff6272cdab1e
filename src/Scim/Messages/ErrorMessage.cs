using System.Buffers;
using System.Text.Json;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Messages;

/// <summary>The body of every refusal (RFC 7644 §3.12).</summary>
public static class ErrorMessage
{
    public const string Uri = "urn:ietf:params:scim:api:messages:2.0:Error";

    /// <param name="status">The HTTP status, which the body repeats as a string.</param>
    /// <param name="scimType">Of RFC 7644 table 9, where one applies.</param>
    public static ReadOnlyMemory<byte> ToUtf8(int status, string? scimType, string? detail)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, DocumentJson.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("schemas");
            writer.WriteStringValue(Uri);
            writer.WriteEndArray();
            writer.WriteString("status", status.ToString());
            if (scimType is not null)
                writer.WriteString("scimType", scimType);
            if (detail is not null)
                writer.WriteString("detail", detail);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}

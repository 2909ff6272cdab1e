using System.Buffers;
using System.Text.Json;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Messages;

/// <summary>A ListResponse (RFC 7644 §3.4.2).</summary>
public static class ListMessage
{
    public const string Uri = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /// <param name="total">All that match, not only this page.</param>
    /// <param name="startIndex">Counted from 1; null on a page by cursor, whose place is not counted.</param>
    /// <param name="resources">The page, each a complete JSON object already. itemsPerPage is their number.</param>
    /// <param name="nextCursor">Leads to the next page by cursor (RFC 9865 §2); null on the last.</param>
    /// <remarks>"Resources" is written even when empty: Okta's connection test looks for it.</remarks>
    public static void Write(
        IBufferWriter<byte> to, long total, int? startIndex, IReadOnlyCollection<ReadOnlyMemory<byte>> resources, string? nextCursor = null) =>
        Write(to, total, startIndex, [.. resources.Select(resource => (Action<IBufferWriter<byte>>)(list => list.Write(resource.Span)))], nextCursor);

    /// <summary>The same of resources that are written straight into the list.</summary>
    public static void Write(
        IBufferWriter<byte> to, long total, int? startIndex, IReadOnlyCollection<Action<IBufferWriter<byte>>> resources, string? nextCursor = null)
    {
        using var writer = new Utf8JsonWriter(to, DocumentJson.WriterOptions);
        writer.WriteStartObject();
        writer.WriteStartArray("schemas");
        writer.WriteStringValue(Uri);
        writer.WriteEndArray();
        writer.WriteNumber("totalResults", total);
        if (startIndex is { } start)
            writer.WriteNumber("startIndex", start);
        writer.WriteNumber("itemsPerPage", resources.Count);
        if (nextCursor is not null)
            writer.WriteString("nextCursor", nextCursor);
        writer.WriteStartArray("Resources");
        WriteAll(writer, to, resources);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <remarks>Past the writer, which wants room for a whole value at once: one group may have tens of megabytes.</remarks>
    private static void WriteAll(Utf8JsonWriter writer, IBufferWriter<byte> to, IEnumerable<Action<IBufferWriter<byte>>> resources)
    {
        writer.Flush();
        var isFirst = true;
        foreach (var write in resources)
        {
            if (!isFirst)
                to.Write(","u8);
            isFirst = false;
            write(to);
        }
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rolecall.Scim.Documents;

/// <summary>Documents as JSON, to and from our own store; what clients send comes in through a schema instead.</summary>
public static class DocumentJson
{
    /// <summary>How all our JSON is written: letters stay readable. Relaxed is safe because no SCIM answer is ever HTML.</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter writer, Node node)
    {
        switch (node)
        {
            case TextNode text:
                writer.WriteStringValue(text.Value);
                break;
            case FlagNode flag:
                writer.WriteBooleanValue(flag.Value);
                break;
            case NumberNode number:
                writer.WriteNumberValue(number.Value);
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case ComplexNode complex:
                writer.WriteStartObject();
                foreach (var (name, value) in complex)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(node));
        }
    }

    public static ReadOnlyMemory<byte> ToUtf8(Node node)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
            Write(writer, node);
        return buffer.WrittenMemory;
    }

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ComplexNode Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        return Read(document.RootElement);
    }

    /// <summary>The object as it stands, without null and empty arrays, which say nothing (RFC 7643 §2.5).</summary>
    /// <exception cref="InvalidOperationException">It is not an object.</exception>
    /// <exception cref="FormatException">A number in it does not fit a decimal; <c>JsonGate</c> lets none such in.</exception>
    public static ComplexNode Read(JsonElement element)
    {
        var attributes = new List<KeyValuePair<string, Node>>();
        foreach (var property in element.EnumerateObject())
        {
            if (ReadNode(property.Value) is { } value)
                attributes.Add(KeyValuePair.Create(property.Name, value));
        }

        return ComplexNode.Of(attributes);
    }

    private static Node? ReadNode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new TextNode(element.GetString()!),
        JsonValueKind.True or JsonValueKind.False => FlagNode.Of(element.GetBoolean()),
        JsonValueKind.Number => new NumberNode(element.GetDecimal()),
        JsonValueKind.Array => ListNode.OfAny([.. element.EnumerateArray().Select(ReadNode).OfType<Node>()]),
        JsonValueKind.Object => Read(element),
        _ => null,
    };
}

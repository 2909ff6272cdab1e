using System.Buffers;
using System.Text.Json;

namespace Rolecall.Scim.Bulk;

/// <summary>
/// References to resources that other operations create (RFC 7644 §3.7.2): "bulkId:x" as a whole value, in quotes inside a PATCH path, and
/// as a part of an operation's path.
/// </summary>
public static class BulkReferences
{
    private const string Prefix = "bulkId:";

    /// <summary>The bulkIds that an operation refers to, each once.</summary>
    public static IReadOnlySet<string> In(BulkOperation operation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (operation.Data is { } data)
            Collect(data, found);
        foreach (var part in operation.Path?.Split('/') ?? [])
        {
            if (Of(part) is { } id)
                found.Add(id);
        }

        return found;
    }

    /// <summary>The operation's path with ids in the place of references.</summary>
    /// <param name="idOf">Null for a reference that stays as it is.</param>
    public static string Resolve(string path, Func<string, string?> idOf) =>
        string.Join('/', path.Split('/').Select(part => Of(part) is { } reference && idOf(reference) is { } id ? id : part));

    /// <summary>The data with ids in the place of references; a value whose reference has no id yet is left out.</summary>
    /// <remarks>Of a list the whole value goes: a member without an id says nothing.</remarks>
    public static JsonElement Resolve(JsonElement data, Func<string, string?> idOf)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, data, idOf);
        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, Func<string, string?> idOf)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject().Where(member => !IsOpen(member.Value, idOf)))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, idOf);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray().Where(item => !HoldsOpen(item, idOf)))
                    Write(writer, item, idOf);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Replaced(json.GetString()!, idOf));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static bool HoldsOpen(JsonElement item, Func<string, string?> idOf) =>
        IsOpen(item, idOf) || (item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any(member => IsOpen(member.Value, idOf)));

    private static bool IsOpen(JsonElement value, Func<string, string?> idOf) =>
        value.ValueKind == JsonValueKind.String && Of(value.GetString()!) is { } reference && idOf(reference) is null;

    private static string Replaced(string text, Func<string, string?> idOf)
    {
        if (Of(text) is { } whole)
            return idOf(whole) ?? text;
        return Quoted(text).Aggregate(text, (path, reference) => idOf(reference) is { } id
            ? path.Replace($"\"{Prefix}{reference}\"", $"\"{id}\"", StringComparison.Ordinal)
            : path);
    }

    private static void Collect(JsonElement data, HashSet<string> found)
    {
        switch (data.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in data.EnumerateObject())
                    Collect(member.Value, found);
                break;
            case JsonValueKind.Array:
                foreach (var item in data.EnumerateArray())
                    Collect(item, found);
                break;
            case JsonValueKind.String:
                var text = data.GetString()!;
                if (Of(text) is { } reference)
                    found.Add(reference);
                else
                    found.UnionWith(Quoted(text));
                break;
        }
    }

    private static string? Of(string text) =>
        text.Length > Prefix.Length && text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : null;

    /// <summary>Those in a path such as <c>members[value eq "bulkId:x"]</c>.</summary>
    private static IEnumerable<string> Quoted(string text)
    {
        const string opening = $"\"{Prefix}";
        for (var at = text.IndexOf(opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(opening, at + 1, StringComparison.Ordinal))
        {
            var start = at + opening.Length;
            var end = text.IndexOf('"', start);
            if (end > start)
                yield return text[start..end];
        }
    }
}

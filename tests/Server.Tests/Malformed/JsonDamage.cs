using System.Text;
using System.Text.Json;

namespace Rolecall.Server.Tests.Malformed;

/// <summary>Breaks one value or one member of a JSON text and leaves the rest whole, so that the damage is met deep inside.</summary>
internal sealed class JsonDamage(Random random)
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "1e400", "-1E-400", "123456789012345678901234567890", "0.1", "\"\"", "\" \"", "[]", "{}", "[null]", "[[]]",
        "{\"value\":null}", "\"true\"", "\"False\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u202e\"", "\"\\/\"", "\"owner\"",
        "\"__proto__\"", "\"x' or 1=1 --\"", "[{\"primary\":true},{\"primary\":true}]", "{\"primary\":\"yes\"}", "\"urn:x:y\"", "[1,\"a\",{}]",
        "{\"op\":\"add\"}", "{\"$ref\":1}", "\"2026-13-45T99:00:00Z\"", "\"members[value eq \\\"x\\\"]\"", "\"emails[\"",
    ];

    private static readonly string[] Names =
    [
        "id", "meta", "schemas", "groups", "members", "value", "type", "primary", "userName", "USERNAME", "displayName", "active", "emails", "name",
        "password", "roles", "role", "customRoleId", "Operations", "op", "path", "", "$ref", "__proto__", "a.b", "emails[type eq \\\"work\\\"].value",
        "urn:x:y", Urns.Enterprise, Urns.Role, "\\u0069d", "filter", "count", "externalId",
    ];

    private int left;

    public string Of(string json)
    {
        using var whole = JsonDocument.Parse(json);
        left = random.Next(Count(whole.RootElement));
        var text = new StringBuilder();
        Write(whole.RootElement, text);
        return text.ToString();
    }

    private static int Count(JsonElement node) => 1 + node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Sum(member => Count(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().Sum(Count),
        _ => 0,
    };

    private void Write(JsonElement node, StringBuilder text)
    {
        if (left-- == 0)
        {
            text.Append(Instead(node.GetRawText()));
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            Write(text, '{', node.EnumerateObject(), WriteMember, '}');
        }
        else if (node.ValueKind == JsonValueKind.Array)
        {
            Write(text, '[', node.EnumerateArray(), Write, ']');
        }
        else
        {
            text.Append(node.GetRawText());
        }
    }

    private static void Write<T>(StringBuilder text, char open, IEnumerable<T> items, Action<T, StringBuilder> write, char close)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            write(item, text);
        }

        text.Append(close);
    }

    private void WriteMember(JsonProperty member, StringBuilder text)
    {
        var damage = left == 0 ? random.Next(6) : 6;
        var name = damage switch
        {
            0 => Names[random.Next(Names.Length)],
            1 => string.Concat(member.Name.Select(char.ToUpperInvariant)),
            _ => JsonEncodedText.Encode(member.Name).ToString(),
        };
        if (damage <= 2)
            left = -1;
        text.Append($"\"{name}\":");
        Write(member.Value, text);

        // The same name twice: two readers of such a text may each believe another one.
        if (damage == 2)
            text.Append($",\"{name}\":{Values[random.Next(Values.Length)]}");
    }

    private string Instead(string node) => random.Next(8) switch
    {
        0 => $"[{node}]",
        1 => $"{{\"value\":{node}}}",
        2 => JsonSerializer.Serialize(node),
        3 => Deep(node),
        4 => $"[{string.Join(',', Enumerable.Repeat(node, random.Next(2, 30)))}]",
        5 when random.Next(10) == 0 => $"\"{new string('x', random.Next(8_000, 9_000))}\"",
        _ => Values[random.Next(Values.Length)],
    };

    private string Deep(string node)
    {
        var depth = random.Next(2, 70);
        return random.Next(2) == 0
            ? new string('[', depth) + node + new string(']', depth)
            : string.Concat(Enumerable.Repeat("{\"value\":", depth)) + node + new string('}', depth);
    }
}

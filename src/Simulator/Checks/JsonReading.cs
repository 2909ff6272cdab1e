using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rolecall.Simulator.Checks;

/// <summary>Reads what any server may have answered, without ever failing on its shape.</summary>
internal static class JsonReading
{
    /// <summary>RFC 7643 §2.1: attribute names are case-insensitive.</summary>
    public static string? NameOf(this JsonObject json, string name) =>
        json.Select(pair => pair.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static JsonNode? Find(this JsonNode? json, string name) =>
        json is JsonObject known && known.NameOf(name) is { } key ? known[key] : null;

    /// <summary>A string, or a number or boolean as written; null for anything else.</summary>
    public static string? Text(this JsonNode? json) => json?.GetValueKind() switch
    {
        JsonValueKind.String => json.GetValue<string>(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.ToJsonString(),
        _ => null,
    };

    public static int? Integer(this JsonNode? json) =>
        json is JsonValue value && json.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    public static bool? Boolean(this JsonNode? json) => json?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static IReadOnlyList<JsonNode> Items(this JsonNode? json) => json is JsonArray items ? [.. items.OfType<JsonNode>()] : [];

    /// <summary>The value of the first e-mail.</summary>
    public static string? Email(this JsonNode? user) =>
        user.Find("emails").Items().Select(email => email.Find("value").Text()).FirstOrDefault();

    /// <summary>Whether a property of this name occurs anywhere inside.</summary>
    public static bool Mentions(this JsonNode? json, string name) => json switch
    {
        JsonObject known => known.NameOf(name) is not null || known.Any(pair => pair.Value.Mentions(name)),
        JsonArray items => items.Any(item => item.Mentions(name)),
        _ => false,
    };
}

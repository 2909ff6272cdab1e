using System.Text.Json;
using Rolecall.Domain.Members;

namespace Rolecall.Server.Admin.Members;

/// <summary>A profile as lines of name and value, in the notation that SCIM uses.</summary>
internal static class ProfileWords
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(MemberProfile profile)
    {
        using var document = JsonDocument.Parse(profile.Json);
        return [.. document.RootElement.EnumerateObject().SelectMany(attribute => Lines(attribute.Name, attribute.Value))];
    }

    private static IEnumerable<KeyValuePair<string, string>> Lines(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(sub => Lines(name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? sub.Name : $"{name}.{sub.Name}", sub.Value)),
        JsonValueKind.Array => [KeyValuePair.Create(name, string.Join(", ", value.EnumerateArray().Select(Element)))],
        _ => [KeyValuePair.Create(name, Plain(value))],
    };

    private static string Element(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("value", out var value)
            ? element.TryGetProperty("type", out var type) ? $"{Plain(value)} ({Plain(type)})" : Plain(value)
            : Plain(element);

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        _ => value.GetRawText(),
    };
}

using System.Text.Json;

namespace Rolecall.Scim.Messages;

/// <summary>The body of POST …/.search (RFC 7644 §3.4.3): the parameters of a query that must not, or cannot, stand in an address.</summary>
public static class SearchRequest
{
    public const string SchemaUri = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    /// <param name="body">No two of its keys differ in case alone, as <see cref="JsonGate"/> promises.</param>
    /// <exception cref="RefusedException">InvalidSyntax: another message, or a parameter of a type it cannot have.</exception>
    public static ListParameters Parse(JsonElement body)
    {
        CheckSchemas(Member(body, "schemas"));
        return ListParameters.Of(name => Member(body, name) is not { } value ? null : name switch
        {
            "startIndex" or "count" => Number(name, value),
            "attributes" or "excludedAttributes" => Names(name, value),
            _ => Text(name, value),
        });
    }

    /// <remarks>Left out it does no harm; another one means that the body was meant for something else.</remarks>
    private static void CheckSchemas(JsonElement? schemas)
    {
        if (schemas is not { } uris)
            return;
        if (uris.ValueKind != JsonValueKind.Array || !uris.EnumerateArray().Any(IsSearchRequest))
            throw Malformed($"'schemas' must be an array that contains {SchemaUri}.");
    }

    private static bool IsSearchRequest(JsonElement uri) =>
        uri.ValueKind == JsonValueKind.String && SchemaUri.Equals(uri.GetString(), StringComparison.OrdinalIgnoreCase);

    private static string Number(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => value.GetString()!,
        _ => throw Malformed($"'{name}' must be a whole number."),
    };

    private static string Names(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            return value.GetString()!;
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return string.Join(',', value.EnumerateArray().Select(item => item.GetString()));
        throw Malformed($"'{name}' must be an array of attribute names.");
    }

    private static string Text(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Malformed($"'{name}' must be a string.");

    /// <summary>Null also for a JSON null, which says that there is nothing (RFC 7643 §2.5).</summary>
    private static JsonElement? Member(JsonElement body, string name)
    {
        foreach (var member in body.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return member.Value.ValueKind == JsonValueKind.Null ? null : member.Value;
        }

        return null;
    }

    private static RefusedException Malformed(string message) => new(Refusal.InvalidSyntax, message);
}

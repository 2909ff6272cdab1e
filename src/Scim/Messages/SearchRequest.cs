using System.Text.Json;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Messages;

/// <summary>The body of POST …/.search (RFC 7644 §3.4.3): the parameters of a query that must not, or cannot, stand in an address.</summary>
public static class SearchRequest
{
    public const string SchemaUri = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    /// <param name="body">No two of its keys differ in case alone, as <see cref="JsonGate"/> promises.</param>
    /// <param name="allowance">Of the client; the usual one where there is none in particular.</param>
    /// <exception cref="RefusedException">InvalidSyntax: another message, or a parameter of a type it cannot have.</exception>
    public static ListParameters Parse(JsonElement body, Allowance? allowance = null)
    {
        allowance ??= Allowance.Usual();
        MessageSchemas.Check(body.Member("schemas"), SchemaUri, allowance);
        return ListParameters.Of(name => body.Member(name) is not { } value ? null : name switch
        {
            "startIndex" or "count" => Number(name, value, allowance),
            "attributes" or "excludedAttributes" => Names(name, value, allowance),
            _ => Text(name, value),
        });
    }

    private static string Number(string name, JsonElement value, Allowance allowance)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetRawText();
        return value.ValueKind == JsonValueKind.String
            ? InText(name, value, $"'{name}' must be a whole number.", allowance)
            : throw Malformed($"'{name}' must be a whole number.");
    }

    private static string Names(string name, JsonElement value, Allowance allowance)
    {
        if (value.ValueKind == JsonValueKind.String)
            return InText(name, value, $"'{name}' must be an array of attribute names.", allowance);
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return string.Join(',', value.EnumerateArray().Select(item => item.GetString()));
        throw Malformed($"'{name}' must be an array of attribute names.");
    }

    private static string InText(string name, JsonElement value, string instead, Allowance allowance)
    {
        allowance.Use(Quirks.TextParameters, $"'{name}' came as text; read as in an address.", Refusal.InvalidSyntax, instead);
        return value.GetString()!;
    }

    private static string Text(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Malformed($"'{name}' must be a string.");

    private static RefusedException Malformed(string message) => new(Refusal.InvalidSyntax, message);
}

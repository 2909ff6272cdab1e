using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Documents;

/// <summary>Reads one value of a simple type (RFC 7643 §2.3).</summary>
internal static class SimpleReader
{
    public static Node Read(AttributeTarget target, JsonElement json, Reading reading)
    {
        switch (target.Leaf.Type)
        {
            case AttributeType.Boolean:
                return FlagNode.Of(Flag(target, json, reading) ?? throw WrongValue.Of(target, json, "true or false"));
            case AttributeType.Integer:
                return new NumberNode(Integer(json) ?? throw WrongValue.Of(target, json, "a whole number"));
            case AttributeType.Decimal:
                return new NumberNode(Decimal(json) ?? throw WrongValue.Of(target, json, "a number"));
            default:
                var text = Text(json) ?? throw WrongValue.Of(target, json, "a string");
                TextRules.Check(target, text);
                return new TextNode(text);
        }
    }

    /// <remarks>Entra sends booleans as strings. Any other string is refused: guessing could switch somebody on.</remarks>
    private static bool? Flag(AttributeTarget target, JsonElement json, Reading reading)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return json.GetBoolean();
        if (Text(json) is not { } text || Flag(text) is not { } flag || !reading.Allowance.Has(Quirks.StringBooleans))
            return null;
        reading.Allowance.Note(Quirks.StringBooleans, $"sent \"{text}\" for {target}; read as {(flag ? "true" : "false")}.");
        return flag;
    }

    private static bool? Flag(string text)
    {
        if (text.Equals("true", StringComparison.OrdinalIgnoreCase))
            return true;
        return text.Equals("false", StringComparison.OrdinalIgnoreCase) ? false : null;
    }

    private static decimal? Integer(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number
        && !json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E')
        && json.TryGetInt64(out var number) ? number : null;

    private static decimal? Decimal(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out var number) ? number : null;

    private static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;
}

using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Documents;

/// <summary>The sentence for a value that has not the attribute's type: which attribute, what came, what is wanted.</summary>
internal static class WrongValue
{
    public static RefusedException Of(AttributeTarget target, JsonElement sent, string expected) =>
        new(Refusal.InvalidValue, $"'{target}' must be {expected}, not {Describe(target, sent)}.");

    private static string Describe(AttributeTarget target, JsonElement sent)
    {
        var kind = sent.ValueKind switch
        {
            JsonValueKind.String => "the string",
            JsonValueKind.Number => "the number",
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            JsonValueKind.True or JsonValueKind.False => "the boolean",
            _ => "null",
        };
        var isQuoted = sent.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            && target.Attribute.IsKept() && target.Leaf.IsKept();
        return isQuoted ? $"{kind} {sent.GetRawText().Shortened()}" : kind;
    }
}

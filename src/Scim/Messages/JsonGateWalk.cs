using System.Text.Json;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Messages;

/// <summary>One pass over the tokens of a body; it allocates by depth, not by property.</summary>
internal sealed class JsonGateWalk(ReadOnlyMemory<byte> utf8, int maxDepth, int maxString, int maxArray)
{
    private readonly JsonGateLevel?[] levels = new JsonGateLevel?[maxDepth + 1];
    private int depth;

    public void Run()
    {
        // One deeper than allowed, so that ours is the sentence the caller reads.
        var reader = new Utf8JsonReader(utf8.Span, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    AddKey(ref reader);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    depth--;
                    break;
                default:
                    AddValue(ref reader);
                    break;
            }
        }
    }

    public static RefusedException Malformed(string message) => new(Refusal.InvalidSyntax, message);

    private void AddKey(ref Utf8JsonReader reader)
    {
        CheckText(ref reader);
        var key = reader.ValueIsEscaped
            ? JsonEscapes.Unescape(reader.ValueSpan)
            : utf8.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        if (!levels[depth]!.TryAddKey(key))
            throw Malformed($"'{reader.GetString()!.Shortened()}' occurs twice in one object; names are compared without case.");
    }

    private void AddValue(ref Utf8JsonReader reader)
    {
        if (depth == 0 && reader.TokenType != JsonTokenType.StartObject)
            throw Malformed("The body must be a JSON object.");
        if (depth > 0 && levels[depth]!.CountItem() > maxArray)
            throw new RefusedException(Refusal.InvalidValue, $"An array has more than {maxArray} values; send them in several requests.");

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                Enter(reader.TokenType == JsonTokenType.StartArray);
                break;
            case JsonTokenType.String:
                CheckText(ref reader);
                break;
            case JsonTokenType.Number when !reader.TryGetDecimal(out _):
                throw new RefusedException(Refusal.InvalidValue, "A number is too large or too long; 28 digits are accepted.");
        }
    }

    private void Enter(bool array)
    {
        if (++depth > maxDepth)
            throw Malformed($"The body is nested more than {maxDepth} deep.");
        (levels[depth] ??= new JsonGateLevel()).Start(array);
    }

    private void CheckText(ref Utf8JsonReader reader)
    {
        var length = reader.ValueIsEscaped ? JsonEscapes.Measure(reader.ValueSpan) : reader.ValueSpan.Length;
        if (length < 0)
            throw Malformed("A string holds U+0000 or half of a surrogate pair; neither is a character.");
        if (length > maxString)
            throw new RefusedException(Refusal.InvalidValue, $"A string is {length} bytes long; at most {maxString} are accepted.");
    }
}

using System.Text.Json;
using System.Text.Unicode;

namespace Rolecall.Scim.Messages;

/// <summary>Lets a request body in, or says what is wrong with it, before anything looks at its meaning.</summary>
public static class JsonGate
{
    /// <summary>
    /// Promises of what comes out: the root is an object; no object has two keys that differ at most in case; every string and key can be
    /// read and has no NUL; every number fits a decimal; nothing is deeper, longer or larger than the limits.
    /// </summary>
    /// <param name="utf8">Must stay as it is for as long as the document is in use.</param>
    /// <param name="maxString">Bytes of one string or key, as UTF-8 without escapes.</param>
    /// <exception cref="RefusedException">InvalidSyntax: not JSON as above. InvalidValue: a string, array or number over a limit.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, int maxDepth = 32, int maxString = 8192, int maxArray = 10_000)
    {
        if (utf8.IsEmpty)
            throw JsonGateWalk.Malformed("The body is empty; send a JSON object.");
        if (utf8.Span.StartsWith("\uFEFF"u8))
            throw JsonGateWalk.Malformed("The body starts with a byte order mark; send UTF-8 without one.");
        if (!Utf8.IsValid(utf8.Span))
            throw JsonGateWalk.Malformed("The body is not valid UTF-8.");

        try
        {
            new JsonGateWalk(utf8, maxDepth, maxString, maxArray).Run();
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = maxDepth });
        }
        catch (JsonException e)
        {
            throw JsonGateWalk.Malformed($"The body is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Rolecall.Server.ScimApi;

/// <summary>Bodies and paths as the provisioning log may keep them: without passwords and tokens, and not endless (security.md R-53).</summary>
internal static class Masking
{
    public const int MaxBytes = 64 * 1024;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    private static ReadOnlySpan<byte> Mask => "\"***\""u8;

    /// <summary>Null when there was no body.</summary>
    /// <param name="secrets">Names whose values are not to be kept.</param>
    public static string? OfBody(ReadOnlyMemory<byte> utf8, IReadOnlySet<string> secrets)
    {
        if (utf8.IsEmpty)
            return null;

        var isCut = utf8.Length > MaxBytes;
        var kept = isCut ? utf8.Span[..MaxBytes] : utf8.Span;
        var whole = Encoding.UTF8.GetString(kept);
        if (!isCut && !SecretWords.MayBeIn(whole, secrets) && IsJson(kept))
            return whole;

        var masked = new ArrayBufferWriter<byte>(kept.Length);
        var end = Copy(kept, isWhole: !isCut, new SecretWords(secrets), masked);
        var text = Encoding.UTF8.GetString(masked.WrittenSpan);
        if (isCut)
            return $"{text}… (cut: {utf8.Length} bytes in all)";
        return end == kept.Length ? text : $"{text}… (no JSON from byte {end} on: {utf8.Length} bytes in all)";
    }

    /// <summary>An answer as it was sent. Our own words hold no secret, so looking for one in every list would be work for nothing.</summary>
    /// <remarks>A refusal may quote what the client sent, and is masked like it.</remarks>
    public static string? OfAnswer(ScimAnswer answer, IReadOnlySet<string> secrets)
    {
        var body = answer.Logged ?? answer.Body;
        if (answer.Status >= 400 || body.Length > MaxBytes)
            return OfBody(body, secrets);
        return body.IsEmpty ? null : Encoding.UTF8.GetString(body.Span);
    }

    /// <summary>A query that speaks of a password or holds a token is left out whole, and so is a path with a token: a URL is no place for either.</summary>
    /// <param name="secrets">Names whose values are not to be kept.</param>
    public static string OfPath(string path, IReadOnlySet<string> secrets)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var route = query < 0 ? path : path[..query];
        var shown = SecretWords.Mentions(Uri.UnescapeDataString(route)) ? "/***" : route;
        if (query < 0)
            return shown;
        var decoded = Uri.UnescapeDataString(path[query..].Replace('+', ' '));
        var isSecret = SecretWords.Mentions(decoded) || SecretWords.IsPassword(decoded) || Words(decoded).Any(secrets.Contains);
        return shown + (isSecret ? "?***" : path[query..]);
    }

    private static string[] Words(string query) => query.Split(
        [' ', '"', '\'', '(', ')', '[', ']', '.', ':', ',', '=', '&', '?', '/'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        try
        {
            while (reader.Read())
            {
                // To the end.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Copies token by token what is well-formed, and says where that ends: what cannot be read cannot be masked, so it is not kept.</summary>
    private static int Copy(ReadOnlySpan<byte> utf8, bool isWhole, SecretWords secrets, ArrayBufferWriter<byte> to)
    {
        var reader = new Utf8JsonReader(utf8, isWhole, new JsonReaderState(Options));
        var copied = 0;
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                if (secrets.Hides(ref reader, utf8))
                {
                    to.Write(utf8[copied..start]);
                    to.Write(Mask);
                }
                else
                {
                    to.Write(utf8[copied..(int)reader.BytesConsumed]);
                }

                copied = (int)reader.BytesConsumed;
            }

            return isWhole ? utf8.Length : copied;
        }
        catch (JsonException)
        {
            return copied;
        }
    }
}

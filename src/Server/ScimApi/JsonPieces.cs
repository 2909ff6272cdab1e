using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Rolecall.Server.ScimApi;

/// <summary>
/// JSON in pieces: around a stored document stands little, and most of that is known beforehand. A writer that escapes and counts its
/// way through all of it costs more than reading the resource (docs/decisions/0013).
/// </summary>
internal static class JsonPieces
{
    /// <summary>What stands in a JSON text as it is.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -._:/@+,;=()[]{}!#$%*?|~^&<>");

    /// <summary>A whole text, in its quotes.</summary>
    public static void WriteText(this IBufferWriter<byte> to, string text)
    {
        to.Write("\""u8);
        to.WriteWithin(text);
        to.Write("\""u8);
    }

    /// <summary>A part of a text.</summary>
    public static void WriteWithin(this IBufferWriter<byte> to, string text)
    {
        if (text.AsSpan().ContainsAnyExcept(Plain))
            to.Write(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        else
            to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(text.Length)));
    }

    /// <summary>To the millisecond (RFC 7643 §2.3.5), in quotes.</summary>
    public static void WriteTime(this IBufferWriter<byte> to, DateTimeOffset at)
    {
        const int toMilliseconds = 23;
        Span<byte> text = stackalloc byte[28];
        at.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[toMilliseconds] = (byte)'Z';
        to.Write("\""u8);
        to.Write(text[..(toMilliseconds + 1)]);
        to.Write("\""u8);
    }

    public static void WriteNumber(this IBufferWriter<byte> to, long number)
    {
        var text = to.GetSpan(20);
        number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        to.Advance(length);
    }

    /// <summary>The members of a stored object, as they stand, after one that is there already.</summary>
    public static void WriteMembers(this IBufferWriter<byte> to, ReadOnlySpan<byte> json)
    {
        var inside = json[1..^1];
        if (inside.IsEmpty)
            return;
        to.Write(","u8);
        to.Write(inside);
    }
}

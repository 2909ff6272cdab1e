using System.Globalization;
using System.Text;

namespace Rolecall.Scim.Messages;

/// <summary>Escapes in the raw text of a JSON string whose grammar a reader has checked already.</summary>
internal static class JsonEscapes
{
    /// <summary>The bytes of the text as UTF-8 without escapes, or -1 when an escape makes NUL or half a surrogate pair.</summary>
    public static int Measure(ReadOnlySpan<byte> raw)
    {
        var length = 0;
        while (raw.IndexOf((byte)'\\') is var at and >= 0)
        {
            if (!TryDecode(raw[at..], out var character, out var taken))
                return -1;
            length += at + character.Utf8SequenceLength;
            raw = raw[(at + taken)..];
        }

        return length + raw.Length;
    }

    /// <summary>The text without escapes; only after <see cref="Measure"/> has found nothing wrong.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new byte[Measure(raw)];
        var rest = text.AsSpan();
        while (raw.IndexOf((byte)'\\') is var at and >= 0)
        {
            TryDecode(raw[at..], out var character, out var taken);
            raw[..at].CopyTo(rest);
            rest = rest[(at + character.EncodeToUtf8(rest[at..]))..];
            raw = raw[(at + taken)..];
        }

        raw.CopyTo(rest);
        return text;
    }

    private static bool TryDecode(ReadOnlySpan<byte> escape, out Rune character, out int taken)
    {
        taken = 2;
        character = new Rune(escape[1] switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            var itself => (char)itself,
        });
        if (escape[1] != 'u')
            return true;

        taken = 6;
        var first = Hex(escape);
        if (!char.IsSurrogate(first))
        {
            character = new Rune(first);
            return first != '\0';
        }

        taken = 12;
        return escape.Length >= 12 && escape[6] == '\\' && escape[7] == 'u' && Rune.TryCreate(first, Hex(escape[6..]), out character);
    }

    private static char Hex(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier);
}

using System.Diagnostics.CodeAnalysis;

namespace Rolecall.Scim.Text;

/// <summary>Base64 as RFC 4648 §4 has it; RFC 7643 §2.3.6 lets the padding be left out.</summary>
internal static class Base64Text
{
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        // The decoder would skip white space, which is not in the alphabet.
        if (text.AsSpan().ContainsAny(" \t\r\n"))
            return false;

        var padded = text.Contains('=', StringComparison.Ordinal) ? text : text.PadRight((text.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length / 4 * 3];
        if (!Convert.TryFromBase64String(padded, buffer, out var length))
            return false;

        bytes = buffer[..length];
        return true;
    }
}

using System.Text;

namespace Rolecall.Storage.Filters;

/// <summary>The texts with one beginning, as a range in the order of code points.</summary>
internal static class TextRange
{
    /// <summary>The first text after all that begin with <paramref name="prefix"/>; null when nothing comes after them.</summary>
    public static string? EndOf(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == 0x10FFFF)
            runes.RemoveAt(runes.Count - 1);
        if (runes.Count == 0)
            return null;

        // Between U+D7FF and U+E000 there are no characters.
        runes[^1] = new Rune(runes[^1].Value == 0xD7FF ? 0xE000 : runes[^1].Value + 1);
        return string.Concat(runes);
    }
}

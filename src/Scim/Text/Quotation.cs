namespace Rolecall.Scim.Text;

/// <summary>What a caller sent, short enough to be told back to him.</summary>
public static class Quotation
{
    private const int Longest = 100;

    public static string Shortened(this string text)
    {
        if (text.Length <= Longest)
            return text;
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}

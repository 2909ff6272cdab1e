using System.Text;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>What others wrote, fit for a line in a log: anybody can write an error description into a callback's query.</summary>
internal static class Said
{
    private const int Longest = 200;

    public static string Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (clean.Length == Longest)
                return clean.Append('…').ToString();
            clean.Append(c is >= ' ' and <= '~' ? c : ' ');
        }

        return clean.ToString().Trim();
    }

    /// <param name="secrets">What must not come back to us in a provider's own words.</param>
    public static string Clean(string? text, params ReadOnlySpan<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (!string.IsNullOrEmpty(secret))
                text = text?.Replace(secret, "…", StringComparison.Ordinal);
        }

        return Clean(text);
    }

    /// <summary>" (word: description)", or less of it where there is less.</summary>
    public static string InBrackets(string? error, string? description) =>
        (Clean(error), Clean(description)) switch
        {
            ("", "") => "",
            (var word, "") => $" ({word})",
            ("", var sentence) => $" ({sentence})",
            var (word, sentence) => $" ({word}: {sentence})",
        };
}

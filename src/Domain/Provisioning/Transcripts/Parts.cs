using System.Text;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.Provisioning.Transcripts;

/// <summary>Finds parts of a text that are to be replaced, in one pass from left to right.</summary>
internal static class Parts
{
    private const int IdLength = 36;

    /// <summary>Every id of ours, wherever it stands.</summary>
    public static string ReplaceIds(string text, Func<string, string> replace)
    {
        var replaced = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (at + IdLength <= text.Length && text[at + 8] == '-' && text.Substring(at, IdLength) is var part && ScimId.TryParse(part, out _))
            {
                replaced.Append(replace(part));
                at += IdLength;
            }
            else
            {
                replaced.Append(text[at++]);
            }
        }

        return replaced.ToString();
    }

    /// <summary>What stands between quotes; the quotes stay. One that is not closed quotes nothing.</summary>
    /// <param name="quotes">The spellings of a quote.</param>
    public static string ReplaceQuoted(string text, IReadOnlyList<string> quotes, Func<string, string> replace)
    {
        var replaced = new StringBuilder(text.Length);
        var at = 0;
        while (Find(text, at, quotes) is var (open, opening) && Find(text, open + opening, quotes) is var (close, closing))
        {
            replaced.Append(text, at, open + opening - at).Append(replace(text[(open + opening)..close])).Append(text, close, closing);
            at = close + closing;
        }

        return replaced.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What follows the address of a workspace's SCIM endpoints; null for another address.</summary>
    public static string? AfterBaseUrl(string url)
    {
        const string scim = "/scim/";
        const string version = "/v2";
        var at = url.StartsWith("http", StringComparison.Ordinal) ? url.IndexOf(scim, StringComparison.Ordinal) : -1;
        if (at < 0)
            return null;
        var end = at + scim.Length;
        while (end < url.Length && char.IsAsciiDigit(url[end]))
            end++;
        return url.AsSpan(end).StartsWith(version, StringComparison.Ordinal) ? url[(end + version.Length)..] : null;
    }

    private static (int At, int Length)? Find(string text, int from, IReadOnlyList<string> quotes)
    {
        (int At, int Length)? first = null;
        foreach (var quote in quotes)
        {
            var at = text.IndexOf(quote, from, StringComparison.Ordinal);
            if (at >= 0 && (first is null || at < first.Value.At))
                first = (at, quote.Length);
        }

        return first;
    }
}

using System.Text.RegularExpressions;

namespace Rolecall.Server.Tests.Isolation;

/// <summary>An answer without what differs between any two requests: what is left must be alike.</summary>
internal static partial class Comparable
{
    private static readonly string[] EachTimeAnew = ["Date", "X-Request-Id", "Content-Length"];

    /// <param name="id">What the request names; it stands in the answer as "(id)".</param>
    public static string Of(Answer answer, string id, (string Path, string? Json) request)
    {
        var headers = answer.Headers.Where(header => !EachTimeAnew.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}");
        var text = $"{string.Join("; ", headers)} {answer.Text}";
        foreach (var own in new[] { answer.Header("X-Request-Id"), (answer.Header("Location") ?? "/").Split('/')[^1] })
        {
            if (own is { Length: > 0 } && own != id)
                text = Whole(text, own, "(own)");
        }

        foreach (Match fresh in Fresh().Matches(request.Path + request.Json))
            text = Whole(text, fresh.Value, "(fresh)");
        foreach (var form in new[] { id, Uri.EscapeDataString(id) }.Where(form => form.Length > 0))
        {
            text = form.Length > 5
                ? text.Replace(form, "(id)", StringComparison.OrdinalIgnoreCase)
                : text.Replace($"'{form}'", "'(id)'", StringComparison.Ordinal).Replace($":\"{form}\"", ":\"(id)\"", StringComparison.Ordinal);
        }

        return $"{answer.Status} {Issued().Replace(text, "(issued)")}";
    }

    /// <summary>Where the word is no part of another one.</summary>
    private static string Whole(string text, string word, string with)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end])))
                text = text[..at] + with + text[end..];
            at++;
        }

        return text;
    }

    [GeneratedRegex("fresh[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Fresh();

    /// <summary>Keys and handles are drawn anew, numbers are counted, and a version moves with each write.</summary>
    [GeneratedRegex(
        "(?:pk|rolecall_scim)_[A-Za-z0-9]{12}_[A-Za-z0-9]+|\"(?:handle|by)\":\"[^\"]*\"|\"(?:id|sequence)\":[0-9]+|W/[\\\\]?\"[0-9]+[\\\\]?\"|/sso/[0-9]+/[0-9]+/",
        RegexOptions.NonBacktracking)]
    private static partial Regex Issued();
}

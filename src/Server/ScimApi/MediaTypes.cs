using Microsoft.Net.Http.Headers;

namespace Rolecall.Server.ScimApi;

/// <summary>RFC 7644 §3.8 and §8.1: application/scim+json, application/json tolerated, UTF-8 and nothing else.</summary>
internal static class MediaTypes
{
    public const string Scim = "application/scim+json";
    public const string Json = "application/json";

    /// <summary>The type of the answer; null when the client accepts neither.</summary>
    /// <remarks>Plain JSON only for a client that names it and would not take ours: those that send "application/json, */*" read both.</remarks>
    public static string? Choose(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
            return Scim;
        if (Accepts(accepted, Scim))
            return Scim;
        return Accepts(accepted, Json) ? Json : null;
    }

    /// <summary>Whether a body of that Content-Type is read; none at all is taken for ours.</summary>
    public static bool IsReadable(string? contentType) =>
        string.IsNullOrWhiteSpace(contentType)
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && (Is(type, Scim) || Is(type, Json))
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a Content-Type is SCIM's own, whatever follows it.</summary>
    public static bool IsScim(string? contentType) => contentType?.StartsWith(Scim, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Accepts(IList<MediaTypeHeaderValue> accepted, string type)
    {
        // RFC 9110 §12.5.1: the most specific range that fits decides, and q=0 is a no.
        var best = accepted.Where(range => Fits(range, type)).OrderByDescending(Precision).FirstOrDefault();
        return best is not null && best.Quality != 0;
    }

    private static bool Fits(MediaTypeHeaderValue range, string type) =>
        range.MatchesAllTypes || Is(range, type) || (range.MatchesAllSubTypes && range.Type.Equals("application", StringComparison.OrdinalIgnoreCase));

    private static int Precision(MediaTypeHeaderValue range) => range.MatchesAllTypes ? 0 : range.MatchesAllSubTypes ? 1 : 2;

    private static bool Is(MediaTypeHeaderValue type, string name) => type.MediaType.Equals(name, StringComparison.OrdinalIgnoreCase);
}

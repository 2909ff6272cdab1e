using Rolecall.Server.Access;

namespace Rolecall.Server.Pages;

/// <summary>Serves the pages' files, compressed once at build. Their address holds a version, so that a browser never asks twice.</summary>
internal static class AssetEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Those that a page may name; what else is built in is for the server itself.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["console.css"] = "text/css; charset=utf-8",
        ["console.js"] = "text/javascript; charset=utf-8",
        ["theme.js"] = "text/javascript; charset=utf-8",
        ["mark.svg"] = "image/svg+xml",
        ["licences.txt"] = "text/plain; charset=utf-8",
        ["inter.woff2"] = "font/woff2",
        ["inter-extended.woff2"] = "font/woff2",
    };

    // Open: they are the same for everyone and tell nothing about anyone.
    public static void MapPageAssets(this IEndpointRouteBuilder app) =>
        app.MapMethods("/assets/{version}/{name}", Methods, Serve).RequireAccess(AccessPolicy.Open);

    private static IResult Serve(string version, string name, HttpContext http)
    {
        if (!Types.TryGetValue(name, out var type))
            return Results.NotFound();

        var (content, encoding) = Best(name, http.Request);
        var headers = http.Response.Headers;
        // While servers of two versions answer, one is asked for the other's file: it gives its own, for this once.
        headers.CacheControl = version == PageAssets.Version ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = "Accept-Encoding";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        return Results.Bytes(content, type);
    }

    private static (byte[] Content, string? Encoding) Best(string name, HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, ending) in new[] { ("br", ".br"), ("gzip", ".gz") })
        {
            if (accepted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0)
                && PageAssets.Find(name + ending) is { } compressed)
            {
                return (compressed, encoding);
            }
        }

        return (PageAssets.Find(name)!, null);
    }
}

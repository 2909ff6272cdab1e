using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Rolecall.Simulator.StandIn.Hosting;

/// <summary>What keeps other web pages out: the console asks for no password, so a foreign page must neither read it nor press its buttons.</summary>
internal static class Guards
{
    /// <summary>Under this only browsers of other origins have business: relying parties send people here by POST too.</summary>
    private const string Protocols = "/app";

    public static void UseGuards(this WebApplication app, bool allowRemote)
    {
        app.Use((http, next) =>
        {
            Headers(http);
            if (!allowRemote && !IsLoopback(http.Request.Host.Host))
                return RefuseAsync(http, "This stand-in answers under the names of this machine alone (127.0.0.1, localhost).");
            return http.Request.Method is "GET" or "HEAD" || http.Request.Path.StartsWithSegments(Protocols, StringComparison.Ordinal) || SameOrigin(http)
                ? next(http)
                : RefuseAsync(http, "This form was not sent from a page of this stand-in: open the page here and try again.");
        });
    }

    /// <summary>Lets the forms of this one page lead to another origin, where sign-in ends.</summary>
    public static void AllowFormsTo(this HttpContext http, string url)
    {
        var target = Uri.TryCreate(url, UriKind.Absolute, out var parsed) ? parsed.GetLeftPart(UriPartial.Authority) : "";
        http.Response.Headers.ContentSecurityPolicy = Policy($"'self' {target}".TrimEnd());
        // Applications may look at where a form came from, as they can with any identity provider.
        http.Response.Headers["Referrer-Policy"] = "strict-origin";
    }

    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static void Headers(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy("'self'");
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        // The origin alone, and only to ourselves: it is what the check of forms goes by.
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static string Policy(string forms) =>
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + $"form-action {forms}; base-uri 'none'; frame-ancestors 'none'";

    // A browser names the origin with every POST; what is no browser names none and is refused with the rest.
    private static bool SameOrigin(HttpContext http) =>
        Uri.TryCreate(http.Request.Headers.Origin, UriKind.Absolute, out var origin)
        && origin.Scheme == http.Request.Scheme && origin.Authority.Equals(http.Request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext http, string why)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(why);
    }
}

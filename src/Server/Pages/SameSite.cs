using Microsoft.AspNetCore.Antiforgery;

namespace Rolecall.Server.Pages;

/// <summary>Whether a request that changes something comes from one of our own pages (security.md R-39): the browser says so, and the form proves it.</summary>
internal static class SameSite
{
    private const string Sentence =
        "This form did not come from this page as it is now: go back, load the page again and send the form once more.";

    /// <exception cref="PageErrorException">It does not.</exception>
    public static async Task RequireAsync(HttpContext http)
    {
        var antiforgery = http.RequestServices.GetRequiredService<IAntiforgery>();
        if (!IsOwn(http.Request) || !await antiforgery.IsRequestValidAsync(http))
            throw new PageErrorException(StatusCodes.Status403Forbidden, Sentence);
    }

    /// <remarks>A browser that says nothing of the kind still names the origin with every POST.</remarks>
    private static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
            return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}

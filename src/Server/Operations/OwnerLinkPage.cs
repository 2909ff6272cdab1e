using Rolecall.Domain.Credentials;
using Rolecall.Scim;
using Rolecall.Server.Access;

namespace Rolecall.Server.Operations;

/// <summary>The page behind an owner link. Looking at it uses nothing up, so that a mail scanner does no harm; the button does.</summary>
internal static class OwnerLinkPage
{
    private const string StylePath = "/owner-link.css";

    public static void MapOwnerLink(this IEndpointRouteBuilder app)
    {
        // No key: the link itself is the secret, and the style is none.
        var pages = app.MapGroup("").RequireAccess(AccessPolicy.Open);
        pages.MapGet("/owner-link/{link}", (HttpContext http) => Page(http, StatusCodes.Status200OK, OwnerLinkHtml.Ask));
        pages.MapPost("/owner-link/{link}", RedeemAsync);
        pages.MapGet(StylePath, () => Results.Text(OwnerLinkHtml.Style, "text/css"));
    }

    private static async Task<IResult> RedeemAsync(string link, HttpContext http, RedeemOwnerLink redeem, CancellationToken ct)
    {
        try
        {
            var issued = await redeem.RunAsync(link, http.TraceIdentifier, http.Connection.RemoteIpAddress?.ToString(), ct);
            return Page(http, StatusCodes.Status200OK, OwnerLinkHtml.Show(issued.Credential.Workspace, issued.Token.Text));
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.NotFound)
        {
            return Page(http, StatusCodes.Status410Gone, OwnerLinkHtml.Gone);
        }
    }

    private static IResult Page(HttpContext http, int status, string html)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer"; // the address is the secret
        return Results.Text(html, "text/html; charset=utf-8", statusCode: status);
    }
}

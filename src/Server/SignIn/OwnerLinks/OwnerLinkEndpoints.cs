using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Domain.Credentials;
using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.OwnerLinks;

/// <summary>The page behind an owner link. Looking at it uses nothing up, so that a mail scanner does no harm; the button does.</summary>
internal static class OwnerLinkEndpoints
{
    public static void MapOwnerLinks(this IEndpointRouteBuilder app)
    {
        // Anyone: the link itself is the secret.
        var pages = app.MapGroup("").RequireAccess(AccessPolicy.Open);
        pages.MapGet("/owner-link/{link}", (string link, HttpContext http) => Page(http, new OwnerLinkModel($"/owner-link/{link}", Gone: false, http.Csrf()), 200));
        pages.MapPost("/owner-link/{link}", RedeemAsync);
    }

    /// <summary>The first time, and whenever there is no other way in, the owner chooses a password next.</summary>
    private static async Task<IResult> RedeemAsync(string link, HttpContext http, RedeemOwnerLink redeem, IAccounts accounts, CancellationToken ct)
    {
        await SameSite.RequireAsync(http);
        try
        {
            var started = await redeem.RunAsync(link, http.TraceIdentifier, http.Connection.RemoteIpAddress?.ToString(), BrowserCaller.AgentOf(http), ct);
            SessionCookie.Write(http.Response, started);
            var account = started.Session.Account is { } number ? await accounts.FindAsync(number, ct) : null;
            return new SeeOther(account?.Account.Password is null ? $"{Destinations.Account}/password?first=1" : await Destinations.OfAsync(started.Session, accounts, ct));
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.NotFound)
        {
            return Page(http, new OwnerLinkModel($"/owner-link/{link}", Gone: true, http.Csrf()), StatusCodes.Status410Gone);
        }
    }

    private static RazorComponentResult<OwnerLinkPage> Page(HttpContext http, OwnerLinkModel model, int status)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Model = model }) { StatusCode = status };
    }
}

using Rolecall.Domain.Accounts;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Passwords;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>Who is signed in proves again who they are, before what matters most (security.md I-07).</summary>
internal static class ReauthenticateEndpoints
{
    private const string Wrong = "That does not fit: type your password once more, and the code that your app shows now if one is asked for.";

    public static void MapReauthentication(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/reauthenticate", Show);
        pages.MapPost("/reauthenticate", ProveAsync);
    }

    private static IResult Show(HttpContext http) => Page(http, LocalPath.Of(http.Request.Query["to"], Destinations.Account), null);

    /// <summary>The session that comes out has another id, and is of the same person whatever the form says (security.md R-16, I-59).</summary>
    private static async Task<IResult> ProveAsync(
        HttpContext http, CheckPassword check, CheckCode codes, StartSession start, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        var form = await http.Request.ReadFormAsync(ct);
        var to = LocalPath.Of(form["to"], Destinations.Account);
        try
        {
            if (await check.RunAsync(http, account.Email, form["password"].ToString(), ct) is not { } view || view.Account.Number != account.Number)
                return Page(http, to, Wrong, StatusCodes.Status401Unauthorized);
            var factor = view.Account.SecondFactor is null ? null : codes.Use(http, view.Account, form["code"].ToString());
            if (view.Account.SecondFactor is not null && factor is null)
                return Page(http, to, Wrong, StatusCodes.Status401Unauthorized);

            var started = await start.RunAsync(BrowserCaller.Of(http), view.Account, factor, visit.Session.Handle, BrowserCaller.AgentOf(http), ct);
            SessionCookie.Write(http.Response, started);
            return new SeeOther(to);
        }
        catch (PageErrorException tooOften) when (tooOften.Status == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = "60";
            return Page(http, to, tooOften.Message, StatusCodes.Status429TooManyRequests);
        }
    }

    private static IResult Page(HttpContext http, string to, string? error, int status = StatusCodes.Status200OK)
    {
        var visit = http.AccountVisit();
        var provider = visit.Session is { Only: { } team, Connection: { } connection }
            ? $"/sso/{team}/{connection}/start?purpose=reauthenticate&to={Uri.EscapeDataString(to)}"
            : null;
        var account = visit.View?.Account;
        return http.ShowAccount<ReauthenticatePage>(
            new ReauthenticateModel(to, provider, account?.Email, account?.Password is not null, account?.SecondFactor is not null, error), status);
    }
}

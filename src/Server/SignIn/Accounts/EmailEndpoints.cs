using Rolecall.Domain.Accounts;
using Rolecall.Scim;
using Rolecall.Server.SignIn.Mails;
using Rolecall.Server.SignIn.Passwords;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>Asks for another address (M8). It counts once the link that is mailed to it was used.</summary>
internal static class EmailEndpoints
{
    private const string Path = "/account/email";

    public static void MapEmail(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show);
        pages.MapPost(Path, AskAsync);
    }

    private static IResult Show(HttpContext http, Postbox postbox)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        return visit.IsFresh ? Page(http, new EmailModel(account.Email, null, postbox.Problem, null)) : AccountVisits.GoToReauthenticate(Path);
    }

    private static async Task<IResult> AskAsync(HttpContext http, ChangeEmail change, Postbox postbox, SignInThrottle throttle, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        if (!visit.IsFresh)
            return AccountVisits.GoToReauthenticate(Path);
        var email = (await http.Request.ReadFormAsync(ct))["email"] is [{ } only] ? only.Trim() : ""; // one address, never a list (security.md I-56)
        if (email == account.Email)
            return Page(http, new EmailModel(account.Email, email, postbox.Problem, "This is your address already: type the new one."), StatusCodes.Status400BadRequest);
        if (postbox.Problem is { } problem)
            return Page(http, new EmailModel(account.Email, email, problem, null), StatusCodes.Status409Conflict);

        throttle.Require(account.Email, http.Connection.RemoteIpAddress, "confirm");
        try
        {
            var url = await postbox.PublicUrlAsync(ct);
            await change.AskAsync(BrowserCaller.Of(http), account.Number, email, (before, token) => postbox.Confirm(email, before.Email, url, token), ct);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.InvalidValue)
        {
            return Page(http, new EmailModel(account.Email, email, null, refused.Message), StatusCodes.Status400BadRequest);
        }

        throttle.Count(account.Email, http.Connection.RemoteIpAddress, "confirm");
        return AccountVisits.GoToAccount("email");
    }

    private static IResult Page(HttpContext http, EmailModel model, int status = StatusCodes.Status200OK) => http.ShowAccount<EmailPage>(model, status);
}

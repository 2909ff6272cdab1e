using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.SignIn.Passwords;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>Sets a password: with the current one, or for whom the operator's link has just vouched.</summary>
internal static class PasswordEndpoints
{
    private const string Path = "/account/password";

    public static void MapPassword(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, Show);
        pages.MapPost(Path, SetAsync);
    }

    private static IResult Show(HttpContext http)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        return IsVouchedFor(visit) || visit.IsFresh ? Page(http, visit, account, null, null) : AccountVisits.GoToReauthenticate(Path);
    }

    private static async Task<IResult> SetAsync(HttpContext http, CheckPassword check, SetOwnPassword set, IAccounts accounts, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        if (!IsVouchedFor(visit) && !visit.IsFresh)
            return AccountVisits.GoToReauthenticate(Path);
        var form = await http.Request.ReadFormAsync(ct);
        try
        {
            if (!IsVouchedFor(visit) && await check.RunAsync(http, account.Email, form["current"].ToString(), ct) is null)
                return Page(http, visit, account, "This is not your current password: try again.", null, StatusCodes.Status403Forbidden);
            await set.RunAsync(http, visit, account, form["password"].ToString(), ct);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.InvalidValue)
        {
            return Page(http, visit, account, null, refused.Message, StatusCodes.Status400BadRequest);
        }

        return account.Password is null ? new SeeOther(await Destinations.OfAsync(visit.Session, accounts, ct)) : AccountVisits.GoToAccount("password");
    }

    /// <summary>The owner's link opens what it opens for as long as its session lasts: whoever forgot the password cannot type it.</summary>
    private static bool IsVouchedFor(AccountVisit visit) => visit.Session.Method == SignInMethod.OwnerLink;

    private static IResult Page(
        HttpContext http, AccountVisit visit, Account account, string? currentError, string? error, int status = StatusCodes.Status200OK) =>
        http.ShowAccount<PasswordPage>(new PasswordModel(account.Email, account.Password is null, !IsVouchedFor(visit), currentError, error), status);
}

using Rolecall.Domain.Accounts;
using Rolecall.Server.SignIn.Passwords;
using Rolecall.Server.SignIn.SecondFactors;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>A second factor is set up, proven by a first code before it counts, and removed with one.</summary>
internal static class SecondFactorEndpoints
{
    private const string Path = "/account/second-factor";
    private const string Wrong = "That is not the code of this moment: wait for the next one and type that.";

    public static void MapSecondFactor(this IEndpointRouteBuilder pages)
    {
        pages.MapGet(Path, ShowAsync);
        pages.MapPost(Path, SetUpAsync);
        pages.MapPost($"{Path}/remove", RemoveAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SetupForm setup, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        if (account.SecondFactor is { } factor)
            return http.ShowAccount<FactorPage>(new FactorModel(factor.RecoveryCodes.Count, null));
        return visit.IsFresh
            ? http.ShowAccount<SetupPage>(await setup.WriteAsync(visit, account, Totp.NewSecret(), null, ct))
            : AccountVisits.GoToReauthenticate(http.Request.Path + http.Request.QueryString.ToString());
    }

    /// <remarks>What the form carries was given to a session that had just proved who it is, and is good for that session alone.</remarks>
    private static async Task<IResult> SetUpAsync(HttpContext http, SetupForm setup, TurnOnSecondFactor turnOn, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        var form = await http.Request.ReadFormAsync(ct);
        if (account.SecondFactor is not null || setup.Read(visit, account, form["setup"]) is not { } secret)
            return AccountVisits.GoToReauthenticate(Path);
        return await turnOn.RunAsync(http, visit, account, secret, form["code"].ToString(), ct) is { } codes
            ? http.ShowAccount<RecoveryCodesPage>(codes)
            : http.ShowAccount<SetupPage>(await setup.WriteAsync(visit, account, secret, Wrong, ct), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> RemoveAsync(HttpContext http, CheckCode codes, ChangeAccount change, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        var account = visit.RequireAccount();
        if (!visit.IsFresh)
            return AccountVisits.GoToReauthenticate(Path);
        if (account.SecondFactor is not { } factor)
            return AccountVisits.GoToAccount("no-factor");
        if (codes.Use(http, account, (await http.Request.ReadFormAsync(ct))["code"].ToString()) is null)
            return http.ShowAccount<FactorPage>(new FactorModel(factor.RecoveryCodes.Count, Wrong), StatusCodes.Status400BadRequest);
        await change.RemoveSecondFactorAsync(BrowserCaller.Of(http), account.Number, visit.Session.Handle, ct);
        return AccountVisits.GoToAccount("no-factor");
    }
}

using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Passwords;
using Rolecall.Server.SignIn.SecondFactors;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>Lets a second factor count from the moment that its first code was right.</summary>
internal sealed class TurnOnSecondFactor(CheckCode check, ChangeAccount change, StartSession start, IAccounts accounts)
{
    /// <returns>The recovery codes, to be shown once; null when the code was wrong.</returns>
    /// <exception cref="PageErrorException">429: guessed too often.</exception>
    public async Task<RecoveryCodesModel?> RunAsync(HttpContext http, AccountVisit visit, Account account, byte[] secret, string code, CancellationToken ct)
    {
        if (check.Try(http, account, secret, code) is not { } step)
            return null;
        var issued = RecoveryCodes.Issue();
        var used = new SecondFactor(check.Seal(account.Number, secret), step, [.. issued.Select(one => Convert.ToBase64String(RecoveryCodes.HashOf(one)))]);

        // A session by password has proved both now, and goes on as one that did: the code, of which starting it takes note, is left for that.
        var goesOn = visit.Session.Method == SignInMethod.Password;
        await change.SecondFactorAsync(BrowserCaller.Of(http), account.Number, goesOn ? used with { LastStep = step - 1 } : used, visit.Session.Handle, ct);
        if (!goesOn)
            return new RecoveryCodesModel(issued, Destinations.Account);

        var view = await accounts.FindAsync(account.Number, ct) ?? throw new InvalidOperationException("The account has just been changed.");
        var started = await start.RunAsync(BrowserCaller.Of(http), view.Account, used, visit.Session.Handle, BrowserCaller.AgentOf(http), ct);
        SessionCookie.Write(http.Response, started);
        return new RecoveryCodesModel(issued, await Destinations.OfAsync(started.Session, accounts, ct));
    }
}

using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Passwords;
using Rolecall.Server.SignIn.SecondFactors;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>Lets a second factor count from the moment that its first code was right.</summary>
internal sealed class TurnOnSecondFactor(CheckCode check, AddSecondFactor add, IAccounts accounts)
{
    /// <returns>The recovery codes, to be shown once; null when the code was wrong.</returns>
    /// <exception cref="PageErrorException">429: guessed too often.</exception>
    public async Task<RecoveryCodesModel?> RunAsync(HttpContext http, AccountVisit visit, Account account, byte[] secret, string code, CancellationToken ct)
    {
        if (check.Try(http, account, secret, code) is not { } step)
            return null;
        var issued = RecoveryCodes.Issue();
        var used = new SecondFactor(check.Seal(account.Number, secret), step, [.. issued.Select(one => Convert.ToBase64String(RecoveryCodes.HashOf(one)))]);

        var started = await add.RunAsync(BrowserCaller.Of(http), account, used, visit.Session, BrowserCaller.AgentOf(http), ct);
        if (started is null)
            return new RecoveryCodesModel(issued, Destinations.Account);
        SessionCookie.Write(http.Response, started);
        return new RecoveryCodesModel(issued, await Destinations.OfAsync(started.Session, accounts, ct));
    }
}

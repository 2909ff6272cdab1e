using Rolecall.Domain.Accounts;
using Rolecall.Server.Keys;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.SecondFactors;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>Whether what was typed is the code of the moment, or a recovery code. Wrong ones are counted.</summary>
internal sealed class CheckCode(Totp totp, MasterKey key, SignInThrottle throttle)
{
    private const string Purpose = "totp";
    private const string Counted = "code";

    public byte[] Seal(long account, byte[] secret) => key.Seal(Purpose, account.ToString(), secret);

    /// <returns>The factor as it is once this code is used; null when it is wrong.</returns>
    /// <exception cref="PageErrorException">429: guessed too often.</exception>
    public SecondFactor? Use(HttpContext http, Account account, string typed)
    {
        var address = http.Connection.RemoteIpAddress;
        throttle.Require(account.Email, address, Counted);
        var used = Find(account, typed.Trim());
        if (used is null)
            throttle.Count(account.Email, address, Counted);
        return used;
    }

    /// <summary>Whether the first code of a secret is right that is no factor yet.</summary>
    /// <returns>Its step; null when it is wrong.</returns>
    /// <exception cref="PageErrorException">429: guessed too often.</exception>
    public long? Try(HttpContext http, Account account, byte[] secret, string typed)
    {
        var address = http.Connection.RemoteIpAddress;
        throttle.Require(account.Email, address, Counted);
        var step = totp.Accept(secret, typed.Trim(), lastStep: null);
        if (step is null)
            throttle.Count(account.Email, address, Counted);
        return step;
    }

    private SecondFactor? Find(Account account, string typed)
    {
        if (account.SecondFactor is not { } factor)
            return null;
        var secret = key.Open(Purpose, account.Number.ToString(), factor.Sealed.Span);
        if (totp.Accept(secret, typed, factor.LastStep == 0 ? null : factor.LastStep) is { } step)
            return factor with { LastStep = step };
        return RecoveryCodes.Find(typed, [.. factor.RecoveryCodes.Select(code => new ReadOnlyMemory<byte>(Convert.FromBase64String(code)))]) is { } at
            ? factor with { RecoveryCodes = [.. factor.RecoveryCodes.Where((_, place) => place != at)] }
            : null;
    }
}

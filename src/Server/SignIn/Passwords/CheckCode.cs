using Rolecall.Domain.Accounts;
using Rolecall.Server.Keys;
using Rolecall.Server.SignIn.SecondFactors;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>Whether what was typed is the code of the moment, or a recovery code.</summary>
internal sealed class CheckCode(Totp totp, MasterKey key)
{
    private const string Purpose = "totp";

    public byte[] Seal(long account, byte[] secret) => key.Seal(Purpose, account.ToString(), secret);

    /// <returns>The factor as it is once this code is used; null when it is wrong.</returns>
    public SecondFactor? Use(Account account, string typed)
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

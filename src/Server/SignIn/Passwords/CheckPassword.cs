using Rolecall.Domain;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>Whether an address and a password belong together. As long for an address that nobody has as for a wrong password.</summary>
internal sealed class CheckPassword(IAccounts accounts, PasswordHashes hashes, SignInThrottle throttle, KnownDevice devices)
{
    /// <returns>The account, with its password hashed anew if that is due; null when they do not.</returns>
    /// <exception cref="Scim.RefusedException">Busy: guessed too often, or too many at once.</exception>
    public async Task<AccountView?> RunAsync(HttpContext http, string email, string password, CancellationToken ct)
    {
        var address = http.Connection.RemoteIpAddress;
        var device = devices.Find(http.Request, email);
        throttle.Require(email, address, device);
        var view = await accounts.FindAsync(email, ct);
        var verdict = await hashes.VerifyAsync(view?.Account.Password, password, ct);
        if (view is null || verdict == PasswordVerdict.Wrong)
        {
            throttle.Count(email, address, device);
            return null;
        }

        return verdict == PasswordVerdict.RightHashAgain
            ? view with { Account = view.Account with { Password = await hashes.HashAsync(password, ct) } }
            : view;
    }
}

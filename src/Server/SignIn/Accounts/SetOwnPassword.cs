using Rolecall.Domain.Accounts;
using Rolecall.Scim;
using Rolecall.Server.SignIn.Mails;
using Rolecall.Server.SignIn.Passwords;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>Gives someone who has proved who they are another password. All their other sessions end, and a mail says so (security.md R-03).</summary>
internal sealed class SetOwnPassword(PasswordRules rules, PasswordHashes hashes, ChangeAccount change, Postbox postbox)
{
    /// <exception cref="RefusedException">InvalidValue; Busy.</exception>
    public async Task RunAsync(HttpContext http, AccountVisit visit, Account account, string password, CancellationToken ct)
    {
        var workspaces = string.Join(' ', visit.Memberships.Select(membership => membership.Name));
        rules.Check(password, new PasswordContext(workspaces, account.Name, account.Email));
        var notice = postbox.Problem is null ? postbox.PasswordChanged(account.Email, await postbox.PublicUrlAsync(ct)) : null;
        await change.PasswordAsync(BrowserCaller.Of(http), account.Number, await hashes.HashAsync(password, ct), notice, visit.Session.Handle, ct);
    }
}

using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Accounts;

/// <summary>Gives an account another address (M8): the old one stays until a link that was mailed to the new one is used.</summary>
public sealed class ChangeEmail(IAccounts accounts, TimeProvider clock)
{
    /// <param name="write">Makes the mail to the new address with the link.</param>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public Task AskAsync(Caller caller, long number, string email, Func<Account, SecretToken, SealedMail> write, CancellationToken ct)
    {
        if (!EmailAddress.IsOne(email))
            throw new RefusedException(Refusal.InvalidValue, "This is not an e-mail address: write it as ada@example.com.");
        var token = SecretToken.Issue(TokenPrefix.MailedLink);
        return accounts.WriteAsync(new ByAccountNumber(number), caller, Decide, ct);

        // Whether the address is another account's is said when it is proved, to whoever reads its mail, and not here.
        AccountCommit<bool> Decide(AccountContext context)
        {
            var account = context.Account ?? throw Gone();
            var now = clock.GetUtcNow();
            var link = new MailedLink(
                token.Handle, token.Hash, MailedLinkPurpose.ConfirmEmail, email, account.Number, account.Version, null, null, now, now + MailedLink.Life, null);
            return new(new AccountCommit { Links = [link], Mails = [write(account, token)] }, true);
        }
    }

    /// <param name="notice">Makes the mail to the old address that says so.</param>
    /// <returns>The account as it is now.</returns>
    /// <exception cref="RefusedException">NotFound, Uniqueness.</exception>
    public Task<Account> ConfirmAsync(Caller caller, string link, Func<Account, SealedMail> notice, CancellationToken ct)
    {
        var token = SecretToken.Parse(link) is { Prefix: TokenPrefix.MailedLink } parsed ? parsed : throw Gone();
        return accounts.WriteAsync(new ByMailedLink(token.Handle), caller, Decide, ct);

        AccountCommit<Account> Decide(AccountContext context)
        {
            if (context.Link is not { Purpose: MailedLinkPurpose.ConfirmEmail, Used: null } found
                || context.Account is not { } account
                || !token.Matches(found.Hash)
                || found.Expires <= clock.GetUtcNow()
                || found.AccountVersion != account.Version)
                throw Gone();
            if (context.WithEmail(found.Email) is { } other && other.Number != account.Number)
                throw new RefusedException(Refusal.Uniqueness, "Another account has this address already: sign in with that one, or choose another address.");

            var after = account with { Email = found.Email, Version = account.Version + 1 };
            var commit = new AccountCommit
            {
                Account = after,
                Links = [found with { Used = clock.GetUtcNow() }],
                Mails = [notice(account)],
                Audit = AccountFacts.Changed(context, "email"),
            };
            return new(commit, after);
        }
    }

    private static RefusedException Gone() => new(Refusal.NotFound, "This link does not work, or not any more: ask for a new one on your account page.");
}

using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Accounts;

/// <summary>
/// "Reset password" (M6): a link goes to the address that is known, and to no other (security.md I-56, I-57). Whoever asked is told the
/// same in every case, so that nobody learns who has an account.
/// </summary>
public sealed class RequestReset(IAccounts accounts, TimeProvider clock)
{
    /// <param name="workspace">Where people who have no account yet are looked for; null for nowhere.</param>
    /// <param name="write">Makes the mail: to which address, to whom, with which link.</param>
    /// <returns>Whether a mail was written; for the log alone.</returns>
    public Task<bool> RunAsync(
        Caller caller, string email, WorkspaceId? workspace, Func<string, string, SecretToken, SealedMail> write, CancellationToken ct)
    {
        var token = SecretToken.Issue(TokenPrefix.MailedLink);
        return accounts.WriteAsync(new ByEmail(email, workspace), caller, Decide, ct);

        AccountCommit<bool> Decide(AccountContext context)
        {
            var now = clock.GetUtcNow();
            if (context.Account is { } account && ResetRules.May(context))
            {
                var link = Link(token, account.Email, now) with { Account = account.Number, AccountVersion = account.Version };
                return new(new AccountCommit { Links = [link], Mails = [write(account.Email, account.Name, token)] }, true);
            }

            if (context.Newcomer is { Membership.TakesPassword: true } person)
            {
                var link = Link(token, person.Email, now) with { Workspace = person.Membership.Workspace, Member = person.Membership.Member };
                return new(new AccountCommit { Links = [link], Mails = [write(person.Email, person.Name, token)] }, true);
            }

            return new(new AccountCommit(), false);
        }
    }

    private static MailedLink Link(SecretToken token, string email, DateTimeOffset now) => new(
        token.Handle, token.Hash, MailedLinkPurpose.ResetPassword, email, null, 0, null, null, now, now + MailedLink.Life, null);
}

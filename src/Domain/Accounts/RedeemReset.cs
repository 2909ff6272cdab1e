using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Accounts;

/// <summary>Sets a password with a mailed link. Using it proves the address, and so makes the account of a person who had none (design §4.1).</summary>
public sealed class RedeemReset(IAccounts accounts, TimeProvider clock)
{
    /// <summary>Whose password it would set; for the page, which must not use it up.</summary>
    /// <exception cref="RefusedException">NotFound.</exception>
    public Task<ResetFor> LookAsync(Caller caller, string link, CancellationToken ct)
    {
        var token = Parse(link);
        return accounts.WriteAsync(
            new ByMailedLink(token.Handle), caller,
            context =>
            {
                var whose = Whose(context, token);
                return new AccountCommit<ResetFor>(new AccountCommit(), whose);
            },
            ct);
    }

    /// <summary>Everyone who is signed in as this account is signed out; the second factor, if there is one, is still asked for (security.md R-07).</summary>
    /// <param name="hash">Of the new password.</param>
    /// <returns>The account as it is now.</returns>
    /// <exception cref="RefusedException">NotFound.</exception>
    public Task<Account> RunAsync(Caller caller, string link, string hash, CancellationToken ct)
    {
        var token = Parse(link);
        return accounts.WriteAsync(new ByMailedLink(token.Handle), caller, Decide, ct);

        AccountCommit<Account> Decide(AccountContext context)
        {
            Whose(context, token);
            var used = context.Link! with { Used = clock.GetUtcNow() };
            return context.Account is { } account ? ForAccount(context, account, hash, used) : ForNewcomer(context, context.Newcomer!, hash, used);
        }
    }

    private static AccountCommit<Account> ForAccount(AccountContext context, Account account, string hash, MailedLink used)
    {
        var after = account with { Password = hash, Version = account.Version + 1 };
        var commit = new AccountCommit
        {
            Account = after,
            Links = [used],
            EndedSessions = [.. context.Sessions().Select(session => session.Handle)],
            Audit = AccountFacts.Changed(context, "password"),
        };
        return new(commit, after);
    }

    /// <remarks>The address may have been proved by another account meanwhile, which then is the same person's.</remarks>
    private AccountCommit<Account> ForNewcomer(AccountContext context, Newcomer person, string hash, MailedLink used)
    {
        var account = context.WithEmail(used.Email) ?? new Account(context.NewNumber(), used.Email, person.Name, clock.GetUtcNow());
        var after = account with { Password = hash, Version = account.Version + 1 };
        var commit = new AccountCommit
        {
            Account = after,
            Linked = person,
            Links = [used],
            Audit = [(person.Membership.Workspace, Linked(person))],
        };
        return new(commit, after);
    }

    private static Auditing.AuditFact Linked(Newcomer person) => new("account.linked", SignIns.Target(person.Membership), """{"by":"mailed_link"}""");

    private ResetFor Whose(AccountContext context, SecretToken token)
    {
        if (context.Link is not { Purpose: MailedLinkPurpose.ResetPassword, Used: null } link
            || !token.Matches(link.Hash)
            || link.Expires <= clock.GetUtcNow())
            throw Gone();
        if (context.Account is { } account)
            return account.Version == link.AccountVersion && account.Email == link.Email && ResetRules.May(context) ? new ResetFor(account.Email, account.Name, null) : throw Gone();
        return context.Newcomer is { Membership.TakesPassword: true } person && person.Email == link.Email
            ? new ResetFor(person.Email, person.Name, person.Membership.Workspace)
            : throw Gone();
    }

    /// <exception cref="RefusedException">NotFound.</exception>
    private static SecretToken Parse(string link) =>
        SecretToken.Parse(link) is { Prefix: TokenPrefix.MailedLink } token ? token : throw Gone();

    private static RefusedException Gone() => new(Refusal.NotFound, "This link does not work, or not any more: ask for a new one.");
}

/// <param name="Workspace">Of a person who gets an account by this; null when there is one.</param>
public sealed record ResetFor(string Email, string Name, WorkspaceId? Workspace);

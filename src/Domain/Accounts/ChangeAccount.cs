using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Scim.Text;

namespace Rolecall.Domain.Accounts;

/// <summary>Changes what a person says of themselves and proves themselves with. Whoever calls this has checked that it is them, lately.</summary>
public sealed class ChangeAccount(IAccounts accounts)
{
    private const int LongestName = 100;

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public Task NameAsync(Caller caller, long account, string name, CancellationToken ct)
    {
        NameKey.Of(name);
        if (name.Length > LongestName)
            throw new RefusedException(Refusal.InvalidValue, $"A name has at most {LongestName} characters.");
        return RunAsync(caller, account, "name", (_, before) => new AccountCommit { Account = before with { Name = name } }, ct);
    }

    /// <summary>All other sessions end (security.md R-03).</summary>
    /// <param name="hash">Of the new password.</param>
    /// <param name="notice">A mail that says so.</param>
    /// <param name="keep">The session that asks.</param>
    public Task PasswordAsync(Caller caller, long account, string hash, SealedMail? notice, string? keep, CancellationToken ct) => RunAsync(
        caller, account, "password",
        (context, before) => new AccountCommit
        {
            Account = before with { Password = hash, Version = before.Version + 1 },
            EndedSessions = Others(context, keep),
            Mails = notice is null ? [] : [notice],
        },
        ct);

    /// <summary>All other sessions end, as with a new password.</summary>
    /// <param name="keep">The session that asks.</param>
    public Task RemoveSecondFactorAsync(Caller caller, long account, string? keep, CancellationToken ct) => RunAsync(
        caller, account, "second_factor",
        (context, before) => new AccountCommit
        {
            Account = before with { SecondFactor = null, Version = before.Version + 1 },
            EndedSessions = Others(context, keep),
        },
        ct);

    private static IReadOnlyList<string> Others(AccountContext context, string? keep) =>
        [.. context.Sessions().Select(session => session.Handle).Where(handle => handle != keep)];

    private async Task RunAsync(
        Caller caller, long number, string what, Func<AccountContext, Account, AccountCommit> change, CancellationToken ct) => await accounts.WriteAsync(
        new ByAccountNumber(number),
        caller,
        context =>
        {
            var before = context.Account ?? throw new RefusedException(Refusal.NotFound, "This account is no more.");
            return new AccountCommit<bool>(change(context, before) with { Audit = AccountFacts.Changed(context, what) }, true);
        },
        ct);
}

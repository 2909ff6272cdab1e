using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Accounts;

/// <summary>Signs an account in whose password, and second factor if it has one, were just checked.</summary>
public sealed class StartSession(IAccounts accounts, TimeProvider clock)
{
    /// <param name="checkedAt">The account as it was when it was checked: if its password or factor changed since, nothing was proven.</param>
    /// <param name="factor">What is left of the second factor after it was used; null when none was asked for.</param>
    /// <param name="former">A session that this one takes the place of.</param>
    /// <exception cref="RefusedException">Conflict.</exception>
    public Task<StartedSession> RunAsync(
        Caller caller, Account checkedAt, SecondFactor? factor, string? former, string? agent, CancellationToken ct)
    {
        var token = SecretToken.Issue(TokenPrefix.Session);
        return accounts.WriteAsync(new ByAccountNumber(checkedAt.Number), caller, Decide, ct);

        AccountCommit<StartedSession> Decide(AccountContext context)
        {
            if (context.Account is not { } account || account.Version != checkedAt.Version || WasUsed(account, factor))
                throw new RefusedException(Refusal.Conflict, "Something about your account has just changed: sign in again.");

            var now = clock.GetUtcNow();
            var method = factor is null ? SignInMethod.Password : SignInMethod.PasswordAndCode;
            var session = SignIns.OfAccount(token, account, method, caller, agent, now);
            var commit = new AccountCommit
            {
                Account = account with { Password = checkedAt.Password, SecondFactor = factor ?? account.SecondFactor },
                Sessions = [session],
                EndedSessions = former is null ? [] : [former],
                Audit = SignIns.Told(context, membership => SignIns.Started(session, SignIns.Target(membership))),
            };
            return new(commit, new StartedSession(token, session));
        }
    }

    /// <summary>A code opens once, also when it is presented twice at the same moment.</summary>
    private static bool WasUsed(Account account, SecondFactor? factor) =>
        (account.SecondFactor is not null && factor is null)
        || (factor is not null && (account.SecondFactor is not { } now
            || (factor.LastStep <= now.LastStep && factor.RecoveryCodes.Count >= now.RecoveryCodes.Count)));
}

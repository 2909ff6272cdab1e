using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Accounts;

/// <summary>Lets a second factor count whose first code was just right; every other session ends (security.md R-03).</summary>
public sealed class AddSecondFactor(IAccounts accounts, TimeProvider clock)
{
    /// <param name="checkedAt">The account as it was when the code was checked.</param>
    /// <param name="by">The session that asks. One that began with the password has proved both now, and goes on as one that did.</param>
    /// <returns>What takes the place of that session; null when it stays.</returns>
    /// <exception cref="RefusedException">Conflict.</exception>
    public Task<StartedSession?> RunAsync(
        Caller caller, Account checkedAt, SecondFactor factor, BrowserSession by, string? agent, CancellationToken ct)
    {
        var token = SecretToken.Issue(TokenPrefix.Session);
        return accounts.WriteAsync(new ByAccountNumber(checkedAt.Number), caller, Decide, ct);

        AccountCommit<StartedSession?> Decide(AccountContext context)
        {
            if (context.Account is not { SecondFactor: null } before || before.Version != checkedAt.Version)
                throw new RefusedException(Refusal.Conflict, "Something about your account has just changed: sign in again.");

            var after = before with { SecondFactor = factor, Version = before.Version + 1 };
            var session = by.Method == SignInMethod.Password
                ? SignIns.OfAccount(token, after, SignInMethod.PasswordAndCode, caller, agent, clock.GetUtcNow())
                : null;
            var commit = new AccountCommit
            {
                Account = after,
                Sessions = session is null ? [] : [session],
                EndedSessions = [.. context.Sessions().Select(other => other.Handle).Where(handle => session is not null || handle != by.Handle)],
                Audit =
                [
                    .. AccountFacts.Changed(context, "second_factor"),
                    .. session is null ? [] : SignIns.Told(context, membership => SignIns.Started(session, SignIns.Target(membership))),
                ],
            };
            return new(commit, session is null ? null : new StartedSession(token, session));
        }
    }
}

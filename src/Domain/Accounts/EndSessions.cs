using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Accounts;

/// <summary>Signs browsers out: this one, another, or everywhere.</summary>
public sealed class EndSessions(IAccounts accounts)
{
    /// <param name="by">The session that asks.</param>
    /// <param name="which">Of those that belong to the same person.</param>
    /// <returns>How many ended.</returns>
    public async Task<int> RunAsync(Caller caller, BrowserSession by, Func<BrowserSession, bool> which, CancellationToken ct)
    {
        if (by.Account is { } account)
            return await accounts.WriteAsync(new ByAccountNumber(account), caller, context => Decide(context, [.. context.Sessions().Where(which)]), ct);

        var own = await accounts.ListSessionsAsync(new SessionsOf(null, by.Only, by.Member), ct);
        return await accounts.WriteAsync(new NoAccount(), caller, context => Decide(context, [.. own.Where(which)]), ct);
    }

    private static AccountCommit<int> Decide(AccountContext context, IReadOnlyList<BrowserSession> ended) => new(
        new AccountCommit
        {
            EndedSessions = [.. ended.Select(session => session.Handle)],
            Audit =
            [
                .. ended.SelectMany(session => session is { Only: { } workspace, Member: { } member }
                    ? [(workspace, SignIns.Ended(session, $"member:{member}", "signed_out"))]
                    : SignIns.Told(context, membership => SignIns.Ended(session, SignIns.Target(membership), "signed_out"))),
            ],
        },
        ended.Count);
}

using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.SignIn.Sessions;

/// <summary>Finds the session of a request, anew each time: what was ended, unlinked or deactivated is so with the next request, on every node (M9, R-17).</summary>
internal sealed class SessionFinder(IAccounts accounts, TimeProvider clock)
{
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Compared with when the handle is unknown, so that knowing a handle cannot be told by the time an answer takes.</summary>
    private static readonly byte[] Nobody = new byte[32];

    /// <param name="workspace">What it is asked to open; null for none.</param>
    /// <returns>Null when there is no live session.</returns>
    public async ValueTask<FoundSession?> FindAsync(HttpContext http, WorkspaceId? workspace, CancellationToken ct)
    {
        if (SessionCookie.Read(http.Request) is not { } token)
            return null;
        var found = await accounts.FindSessionAsync(token.Handle, workspace, ct);
        var now = clock.GetUtcNow();
        if (!token.Matches(found?.Session.Hash ?? Nobody) || found is null || !found.Session.IsLive(now))
            return null;
        if (now - found.Session.Seen >= Precision)
            await accounts.TouchSessionsAsync(new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal) { [token.Handle] = now }, ct);
        return found;
    }
}

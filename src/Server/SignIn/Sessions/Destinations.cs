using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.SignIn.Sessions;

/// <summary>Where a session leads to.</summary>
internal static class Destinations
{
    public const string Account = "/account";

    public static async Task<string> OfAsync(BrowserSession session, IAccounts accounts, CancellationToken ct)
    {
        if (session.Only is { } only)
            return $"/w/{only}";
        var view = session.Account is { } number ? await accounts.FindAsync(number, ct) : null;
        return view?.Memberships.FirstOrDefault(membership => membership.TakesPassword) is { } first ? $"/w/{first.Workspace}" : Account;
    }

    /// <summary>The workspace whose page a path is; null when it is of none.</summary>
    public static WorkspaceId? WorkspaceOf(string path) =>
        path.Split('/') is ["", "w", var team, ..] && WorkspaceId.TryParse(team.Split('?')[0], out var workspace) ? workspace : null;
}

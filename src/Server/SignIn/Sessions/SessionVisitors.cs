using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;

namespace Rolecall.Server.SignIn.Sessions;

/// <summary>Says who is behind a request that carries a session.</summary>
internal sealed class SessionVisitors(SessionFinder sessions, IAccounts accounts, IDirectories directories) : IVisitors
{
    public async ValueTask<Visitor?> FindAsync(HttpContext http, WorkspaceId workspace, CancellationToken ct)
    {
        if (await sessions.FindAsync(http, workspace, ct) is not { Opens: true, Membership: { } here } found)
            return null;
        var caller = new Caller(
            workspace, $"member:{here.Member}", Connection: null, here.Member, here.Role, http.TraceIdentifier, http.Connection.RemoteIpAddress?.ToString());
        var (name, email) = await PersonAsync(found, here, ct);
        return new Visitor(caller, name, email, here.Name, await WorkspacesAsync(found, here, ct), found.Session.Authenticated);
    }

    private async Task<(string Name, string? Email)> PersonAsync(FoundSession found, Membership here, CancellationToken ct)
    {
        if (found.Account is { } account)
            return (account.Name, account.Email);
        var profile = (await directories.Open(here.Workspace).FindMemberAsync(here.Member, ct))!.Member.Profile.Document;
        return (ProfileWords.NameOf(profile), ProfileWords.EmailOf(profile));
    }

    private async Task<IReadOnlyList<VisitorWorkspace>> WorkspacesAsync(FoundSession found, Membership here, CancellationToken ct)
    {
        if (found.Session.Only is not null || found.Account is not { } account || await accounts.FindAsync(account.Number, ct) is not { } view)
            return [new VisitorWorkspace(here.Workspace, here.Name)];
        return [.. view.Memberships.Where(other => found with { Membership = other } is { Opens: true }).Select(other => new VisitorWorkspace(other.Workspace, other.Name))];
    }
}

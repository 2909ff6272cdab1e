using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Admin.SignOn;

namespace Rolecall.Server.Admin.Members;

/// <summary>How a member signs in.</summary>
internal static class MemberSignOnView
{
    private const int Latest = 5;

    public static async Task<MemberSignOnCard> ReadAsync(Visit visit, IDirectories directories, WorkspaceView view, MemberNumber number, CancellationToken ct)
    {
        var signOn = directories.SignOn(visit.Caller.Workspace);
        var member = await signOn.ReadMemberAsync(number, ct);
        var manages = visit.Authority.May(Permissions.ManageSso);
        var attempts = manages ? await signOn.ReadAttemptsAsync(new SignInQuery(null, number, null, Latest), ct) : null;
        return new MemberSignOnCard(
            [.. member.Links.Select(link => new LinkLine(
                view.Connections.FirstOrDefault(one => one.Id == link.Connection)?.Name ?? "a former connection", link.Subject, link.Linked, link.LastUsed))],
            member.Bypasses,
            manages && (number != view.Workspace.Owner || visit.Caller.Member == number),
            view.Workspace.Behaviour.Sso == SsoPolicy.Required,
            attempts is null ? null : await AttemptLines.OfAsync(attempts, directories.Open(visit.Caller.Workspace), visit.Shell, ct));
    }
}

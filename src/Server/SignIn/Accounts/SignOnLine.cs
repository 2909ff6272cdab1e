using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>How a person stands with the identity provider of one workspace.</summary>
/// <param name="Provider">Null when there is none.</param>
/// <param name="Linked">Since when; null when they are not.</param>
/// <param name="LinkPath">Where linking, or linking anew, begins; null when it is not theirs to do.</param>
/// <param name="UnlinkPath">Null when it is not theirs to do.</param>
/// <param name="Why">Why it is not; null when it is.</param>
public sealed record SignOnLine(
    int Team, string Workspace, string? Provider, DateTimeOffset? Linked, string? LinkPath, string? UnlinkPath, string? Why)
{
    internal static async Task<IReadOnlyList<SignOnLine>> ReadAsync(IDirectories directories, AccountVisit visit, CancellationToken ct)
    {
        var lines = new List<SignOnLine>();
        foreach (var membership in visit.Memberships.Where(one => one.Active))
        {
            var view = await directories.Open(membership.Workspace).ReadWorkspaceAsync(ct);
            var links = (await directories.SignOn(membership.Workspace).ReadMemberAsync(membership.Member, ct)).Links;
            var enabled = view.Connections.Enabled();
            lines.Add(Of(visit, membership, enabled, links.FirstOrDefault(link => link.Connection == enabled?.Id)));
        }

        return lines;
    }

    private static SignOnLine Of(AccountVisit visit, Membership membership, Connection? enabled, SsoLink? link)
    {
        var team = membership.Workspace.Value;
        var line = new SignOnLine(team, membership.Name, enabled?.Name, link?.Linked, null, null, WhyNot(visit, membership, enabled));
        return line.Why is not null
            ? line
            : line with
            {
                LinkPath = $"/sso/{team}/{enabled!.Id}/start?purpose=link&to={Uri.EscapeDataString($"{Destinations.Account}?said=linked")}",
                UnlinkPath = link is null ? null : $"/account/sign-on/{team}/unlink",
            };
    }

    private static string? WhyNot(AccountVisit visit, Membership membership, Connection? enabled) => (enabled, membership.Behaviour.Sso) switch
    {
        (null, _) => "This workspace has no single sign-on.",
        (_, SsoPolicy.Required) => "This workspace requires single sign-on, so links are changed by its admins.",
        (_, SsoPolicy.NotRequired) => "Links of this workspace are made by signing in through the identity provider, and removed by its admins.",
        _ when !visit.Opens(membership) => Notices.Of(visit.Found with { Membership = membership }, membership.Name) ?? "Sign in to this workspace to change it.",
        _ => null,
    };
}

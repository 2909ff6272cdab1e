using Rolecall.Domain;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim.Filtering;
using Rolecall.Server.Pages.Parts;

namespace Rolecall.Server.Admin.Overview;

internal static class OverviewEndpoints
{
    private const int Days = 14;
    private const int Lines = 8;
    private const int MostRuns = 500;

    public static void MapOverview(this IEndpointRouteBuilder console) => console.MapGet("", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = http.Visit();
        var directory = directories.Open(visit.Caller.Workspace);
        var (view, credentials, roles) = await directory.ReadWorkspaceAsync(Read, ct);
        var runs = await directory.ReadRunsAsync(new RunQuery(MostRuns), ct);
        return http.Show<OverviewPage>(new OverviewModel(
            SetUp.Steps(view, credentials, runs.Any(run => run.Writes > 0), visit.Shell),
            await StatsAsync(directory, view, roles, visit, ct),
            visit.Authority.May(Permissions.ViewAudit) ? await HappenedAsync(directory, view, visit, ct) : null,
            visit.Authority.May(Permissions.ManageProvisioning) ? Activity(runs, visit.Shell.Now) : null));

        static (WorkspaceView View, IReadOnlyList<Credential> Credentials, IReadOnlyList<RoleView> Roles) Read(WorkspaceContext context) =>
            (context.View, context.Credentials, [.. context.Roles.Roles.Select(role => new RoleView(role, context.Holders(role.Id)))]);
    }

    private static async Task<IReadOnlyList<Stat>> StatsAsync(
        IDirectory directory, WorkspaceView view, IReadOnlyList<RoleView> roles, Visit visit, CancellationToken ct)
    {
        var maySee = visit.Authority.May(Permissions.ManageMembers);
        var total = await CountAsync(null);
        List<Stat> stats =
        [
            new("Active", view.Workspace.ActiveMembers, Path("status=active")),
            new("Inactive", total - view.Workspace.ActiveMembers, Path("status=inactive")),
        ];
        foreach (var role in Enum.GetValues<BuiltInRole>().OrderByDescending(role => role.Rank()).Where(role => role != BuiltInRole.Owner))
        {
            var count = await CountAsync($"{MemberSchemas.RoleUrn}:role eq \"{role.Word()}\" and not ({MemberSchemas.RoleUrn}:customRoleId pr)");
            stats.Add(new Stat(RoleWords.Title(role), count, Path($"role={role.Word()}")));
        }

        stats.AddRange(roles.OrderByDescending(role => role.Holders).Take(4).Select(role => new Stat(role.Role.Name, role.Holders, Path($"role={role.Role.Id}"))));
        return stats;

        string? Path(string query) => maySee ? visit.Shell.Path($"/members?{query}") : null;

        async Task<long> CountAsync(string? filter) =>
            (await directory.ListMembersAsync(view.Types.User, new ListQuery(filter is null ? null : Filter.Parse(filter, view.Types.User), 1, 0), ct)).Total;
    }

    private static async Task<IReadOnlyList<TimelineItem>> HappenedAsync(IDirectory directory, WorkspaceView view, Visit visit, CancellationToken ct)
    {
        var from = Math.Max(1, view.Workspace.Sequence - Lines + 1);
        var entries = await directory.ReadAuditAsync(from, Lines, ct);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var target in entries.Select(entry => entry.Fact.Target).Distinct(StringComparer.Ordinal))
        {
            if (target.StartsWith("member:", StringComparison.Ordinal)
                && MemberNumber.TryParse(target["member:".Length..], out var number)
                && await directory.FindMemberAsync(number, ct) is { } state)
            {
                names[target] = MemberWords.Name(state.Member);
            }
        }

        return [.. entries.Reverse().Select(entry => AuditWords.Of(entry, visit.Shell, view, names))];
    }

    private static BarItem[] Activity(IReadOnlyList<ProvisioningRun> runs, DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date;
        var byDay = runs.ToLookup(run => (today - run.Started.UtcDateTime.Date).Days, run => run.Writes);
        return [.. Enumerable.Range(0, Days).Reverse().Select(ago => new BarItem(today.AddDays(-ago).ToString("d MMM"), byDay[ago].Sum()))];
    }
}

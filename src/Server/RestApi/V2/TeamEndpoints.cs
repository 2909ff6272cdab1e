using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.RestApi.V2;

/// <summary>The public API in ClickUp's shapes, so that its clients work as they are.</summary>
internal static class TeamEndpoints
{
    public static void MapTeams(this IEndpointRouteBuilder api)
    {
        var teams = api.MapGroup("/v2/team");
        teams.MapGet("", ListAsync);
        teams.MapGet("/{team}", GetAsync);
        teams.MapGet("/{team}/user/{user}", GetUserAsync);
        teams.MapGet("/{team}/customroles", ListRolesAsync);
    }

    private static Task ListAsync(HttpContext http, IDirectories directories) =>
        new TeamWriter(http, directories.Open(http.Caller().Workspace)).WriteAsync(
            json => json.WriteStartArray("teams"),
            json => json.WriteEndArray());

    private static Task GetAsync(string team, HttpContext http, IDirectories directories) =>
        new TeamWriter(http, Open(team, http, directories)).WriteAsync(
            json => json.WritePropertyName("team"),
            _ => { });

    private static async Task<IResult> GetUserAsync(string team, string user, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = Open(team, http, directories);
        return MemberNumber.TryParse(user, out var number)
            && await directory.FindMemberAsync(number, ct) is { Member: { Active: true } member }
                ? Results.Json(new UserAnswer(new UserMember(TeamUser.Of(member), null, UserShares.None)), ApiJson.V2)
                : throw TeamErrors.NoSuchUser();
    }

    private static async Task<IResult> ListRolesAsync(string team, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = Open(team, http, directories);
        var withMembers = http.Flag("include_members");
        var view = await directory.ReadWorkspaceAsync(ct);
        var holders = withMembers ? await HoldersAsync(directory, ct) : [];
        return Results.Json(
            new RolesAnswer([.. view.Roles.Roles.Select(role => TeamRole.Of(view.Workspace.Id, role, holders.GetValueOrDefault(role.Id, [])))]),
            ApiJson.V2);
    }

    private static async Task<Dictionary<RoleId, List<long>>> HoldersAsync(IDirectory directory, CancellationToken ct)
    {
        var holders = new Dictionary<RoleId, List<long>>();
        await foreach (var member in directory.ListActiveMembersAsync(ct))
        {
            if (member.Role.CustomId is not { } role)
                continue;
            if (!holders.TryGetValue(role, out var members))
                holders[role] = members = [];
            members.Add(member.Number.Value);
        }

        return holders;
    }

    private static IDirectory Open(string team, HttpContext http, IDirectories directories) =>
        WorkspaceId.TryParse(team, out var workspace) && workspace == http.Caller().Workspace
            ? directories.Open(workspace)
            : throw TeamErrors.NotYourTeam();

    private sealed record UserAnswer(UserMember Member);

    private sealed record UserMember(TeamUser User, TeamUser? InvitedBy, UserShares Shared);

    /// <summary>Rolecall keeps no content; clients expect the lists all the same.</summary>
    private sealed record UserShares(IReadOnlyList<string> Tasks, IReadOnlyList<string> Lists, IReadOnlyList<string> Folders)
    {
        public static readonly UserShares None = new([], [], []);
    }

    private sealed record RolesAnswer(IReadOnlyList<TeamRole> CustomRoles);
}

using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Server.RestApi.V1;

internal static class MemberEndpoints
{
    private const int Usual = 50;
    private const int Most = 100;

    public static void MapMembers(this IEndpointRouteBuilder workspace)
    {
        workspace.MapGet("/members", ListAsync);
        workspace.MapGet("/members/{member}", GetAsync);
        workspace.MapGet("/members/{member}/role", GetRoleAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, ct);
        var start = http.FindNumber("startIndex", least: 1) ?? 1;
        var page = await directory.ListMembersAsync(MemberSchemas.User, new ListQuery(null, start, http.Count(Usual, Most)), ct);
        return Results.Json(new MembersAnswer(page.Total, start, [.. page.Items.Select(MemberAnswer.Of)]), ApiJson.V1);
    }

    private static async Task<IResult> GetAsync(string member, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, ct);
        var state = await directory.FindMemberAsync(Number(member), ct) ?? throw NotFound();
        return Results.Json(await MemberDetail.ReadAsync(state, directory, ct), ApiJson.V1);
    }

    private static async Task<IResult> GetRoleAsync(string member, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = await OpenAsync(http, directories, ct);
        var state = await directory.FindMemberAsync(Number(member), ct) ?? throw NotFound();
        return Results.Json(await MemberDetail.WhyRoleAsync(state, await directory.ReadWorkspaceAsync(ct), directory, ct), ApiJson.V1);
    }

    /// <exception cref="RefusedException">NotFound.</exception>
    public static MemberNumber Number(string text) => MemberNumber.TryParse(text, out var number) ? number : throw NotFound();

    private static async Task<IDirectory> OpenAsync(HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var directory = directories.Open(http.Caller().Workspace);
        (await Authority.OfAsync(directory, http.Caller(), ct)).Require(Permissions.ManageMembers);
        return directory;
    }

    private static RefusedException NotFound() => new(Refusal.NotFound, "There is no such member in this workspace.");

    private sealed record MembersAnswer(long Total, long StartIndex, IReadOnlyList<MemberAnswer> Members);
}

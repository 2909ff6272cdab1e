using Rolecall.Domain;
using Rolecall.Domain.Members;

namespace Rolecall.Server.RestApi.V1;

/// <summary>What owners and admins do to a member by hand.</summary>
internal static class MemberChangeEndpoints
{
    public static void MapMemberChanges(this IEndpointRouteBuilder workspace)
    {
        workspace.MapPut("/members/{member}/role", GrantAsync);
        workspace.MapDelete("/members/{member}/role", WithdrawAsync);
        workspace.MapPost("/members/{member}/deactivate", DeactivateAsync);
        workspace.MapPost("/members/{member}/reactivate", ReactivateAsync);
    }

    private static async Task<IResult> GrantAsync(
        string member, HttpContext http, IDirectories directories, GrantRole grant, CancellationToken ct)
    {
        using var body = await ApiBody.ReadAsync(http, "role");
        var role = RoleInput.Reference("role", body.FindTextOrNumber("role"));
        return await AnswerAsync(await grant.RunAsync(http.Caller(), MemberEndpoints.Number(member), role, ct), http, directories, ct);
    }

    private static async Task<IResult> WithdrawAsync(
        string member, HttpContext http, IDirectories directories, WithdrawGrant withdraw, CancellationToken ct) =>
        await AnswerAsync(await withdraw.RunAsync(http.Caller(), MemberEndpoints.Number(member), ct), http, directories, ct);

    private static Task<IResult> DeactivateAsync(
        string member, HttpContext http, IDirectories directories, SetAccess access, CancellationToken ct) =>
        SetAsync(member, false, http, directories, access, ct);

    private static Task<IResult> ReactivateAsync(
        string member, HttpContext http, IDirectories directories, SetAccess access, CancellationToken ct) =>
        SetAsync(member, true, http, directories, access, ct);

    private static async Task<IResult> SetAsync(
        string member, bool active, HttpContext http, IDirectories directories, SetAccess access, CancellationToken ct) =>
        await AnswerAsync(await access.RunAsync(http.Caller(), MemberEndpoints.Number(member), active, ct), http, directories, ct);

    private static async Task<IResult> AnswerAsync(MemberState state, HttpContext http, IDirectories directories, CancellationToken ct) =>
        Results.Json(await MemberDetail.ReadAsync(state, directories.Open(http.Caller().Workspace), ct), ApiJson.V1);
}

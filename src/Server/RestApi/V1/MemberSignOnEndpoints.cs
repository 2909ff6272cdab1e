using Rolecall.Domain.SignOn;

namespace Rolecall.Server.RestApi.V1;

/// <summary>How one member signs in.</summary>
internal static class MemberSignOnEndpoints
{
    public static void MapMemberSignOn(this IEndpointRouteBuilder workspace)
    {
        workspace.MapPut("/members/{member}/sso-bypass", (string member, HttpContext http, ChangeSignOn change, CancellationToken ct) =>
            DoneAsync(change.SetBypassAsync(http.Caller(), MemberEndpoints.Number(member), may: true, ct)));
        workspace.MapDelete("/members/{member}/sso-bypass", (string member, HttpContext http, ChangeSignOn change, CancellationToken ct) =>
            DoneAsync(change.SetBypassAsync(http.Caller(), MemberEndpoints.Number(member), may: false, ct)));
        workspace.MapDelete("/members/{member}/sso-link", (string member, HttpContext http, ChangeSignOn change, CancellationToken ct) =>
            DoneAsync(change.UnlinkAsync(http.Caller(), MemberEndpoints.Number(member), ct)));
    }

    private static async Task<IResult> DoneAsync(Task done)
    {
        await done;
        return Results.NoContent();
    }
}

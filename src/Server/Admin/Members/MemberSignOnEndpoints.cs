using Rolecall.Domain;
using Rolecall.Domain.SignOn;

namespace Rolecall.Server.Admin.Members;

internal static class MemberSignOnEndpoints
{
    public static void MapMemberSignOn(this IEndpointRouteBuilder console)
    {
        var changes = console.MapGroup("/members/{member:long}").AddEndpointFilter(new FreshProof(http => $"/members/{http.GetRouteValue("member")}"));
        changes.MapPost("/unlink", (long member, HttpContext http, IDirectories directories, ChangeSignOn change, CancellationToken ct) =>
            MemberEndpoints.DoAsync(http, directories, member, "unlinked", number => change.UnlinkAsync(http.Visit().Caller, number, ct), ct));
        changes.MapPost("/bypass", SetBypassAsync);
    }

    private static async Task<IResult> SetBypassAsync(long member, HttpContext http, IDirectories directories, ChangeSignOn change, CancellationToken ct)
    {
        var may = (await http.FormAsync()).Has("may");
        return await MemberEndpoints.DoAsync(
            http, directories, member, may ? "bypasses" : "bypasses-not", number => change.SetBypassAsync(http.Visit().Caller, number, may, ct), ct);
    }
}

using Rolecall.Domain;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Scim;
using Rolecall.Server.Pages;

namespace Rolecall.Server.Admin.Members;

internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder console)
    {
        console.MapGet("/members", MemberListEndpoint.ShowAsync);
        console.MapGet("/members/{member:long}", ShowAsync);
        console.MapPost("/members/{member:long}/role", GrantAsync);
        console.MapPost("/members/{member:long}/role/withdraw", WithdrawAsync);
        console.MapPost("/members/{member:long}/deactivate", (long member, HttpContext http, IDirectories directories, SetAccess access, CancellationToken ct) =>
            DoAsync(http, directories, member, "deactivated", number => access.RunAsync(http.Visit().Caller, number, active: false, ct), ct));
        console.MapPost("/members/{member:long}/reactivate", (long member, HttpContext http, IDirectories directories, SetAccess access, CancellationToken ct) =>
            DoAsync(http, directories, member, "reactivated", number => access.RunAsync(http.Visit().Caller, number, active: true, ct), ct));
    }

    private static async Task<IResult> ShowAsync(long member, HttpContext http, IDirectories directories, CancellationToken ct)
    {
        var visit = http.Visit();
        visit.Authority.Require(Permissions.ManageMembers);
        var model = await MemberView.ReadAsync(visit, directories, new MemberNumber(member), ct);
        return http.Show<MemberPage>(model with { Said = Words(http.Said()) });
    }

    private static async Task<IResult> GrantAsync(long member, HttpContext http, IDirectories directories, GrantRole grant, CancellationToken ct)
    {
        var chosen = (await http.FormAsync()).Find("role");
        return await DoAsync(
            http, directories, member, "granted", number => grant.RunAsync(http.Visit().Caller, number, RoleWords.Read(chosen), ct), ct, chosen);
    }

    private static Task<IResult> WithdrawAsync(long member, HttpContext http, IDirectories directories, WithdrawGrant withdraw, CancellationToken ct) =>
        DoAsync(http, directories, member, "withdrawn", number => withdraw.RunAsync(http.Visit().Caller, number, ct), ct);

    /// <param name="chosen">What stood in the form, kept when it is refused.</param>
    public static async Task<IResult> DoAsync(
        HttpContext http, IDirectories directories, long member, string said, Func<MemberNumber, Task> act, CancellationToken ct, string? chosen = null)
    {
        var visit = http.Visit();
        visit.Authority.Require(Permissions.ManageMembers);
        var number = new MemberNumber(member);
        try
        {
            await act(number);
            return http.GoTo($"/members/{member}", said);
        }
        catch (RefusedException refused) when (refused.Refusal != Refusal.NotFound)
        {
            var model = await MemberView.ReadAsync(visit, directories, number, ct);
            return http.Show<MemberPage>(model with { Error = refused.Message, RoleValue = chosen ?? model.RoleValue }, PageErrors.StatusOf(refused));
        }
    }

    private static string? Words(string? said) => said switch
    {
        "granted" => "The role is given and counts from now on.",
        "withdrawn" => "The role given by hand is withdrawn; what else assigns a role counts again.",
        "deactivated" => "The person has no access any more.",
        "unlinked" => "The person is unlinked. Sessions through the identity provider are over; no mail was sent.",
        "bypasses" => "The person may sign in without single sign-on.",
        "bypasses-not" => "The person signs in as everybody else does.",
        "reactivated" => "The person has access again.",
        _ => null,
    };
}

using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>"Your account" (M8): whoever has signed in sees what their session proved, and changes what is theirs.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").RequireAccess(AccessPolicy.Session).AddEndpointFilter<RouteGroupBuilder, AccountGate>();
        pages.MapGet("/account", ShowAsync);
        pages.MapPost("/account/name", NameAsync);
        pages.MapPost("/account/sessions/{handle}/end", EndAsync);
        pages.MapPost("/account/sessions/end", EndAllAsync);
        pages.MapPost("/account/sign-on/{team:int}/unlink", UnlinkAsync);
        pages.MapEmail();
        pages.MapPassword();
        pages.MapSecondFactor();
        pages.MapReauthentication();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, IAccounts accounts, IDirectories directories, CancellationToken ct) =>
        http.ShowAccount<OverviewPage>(await ModelAsync(http, accounts, directories, ct));

    private static async Task<IResult> NameAsync(HttpContext http, ChangeAccount change, IAccounts accounts, IDirectories directories, CancellationToken ct)
    {
        var account = http.AccountVisit().RequireAccount();
        var name = (await http.Request.ReadFormAsync(ct))["name"].ToString().Trim();
        try
        {
            await change.NameAsync(BrowserCaller.Of(http), account.Number, name, ct);
            return AccountVisits.GoToAccount("name");
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.InvalidValue)
        {
            var model = await ModelAsync(http, accounts, directories, ct);
            return http.ShowAccount<OverviewPage>(
                model with { Own = model.Own! with { Name = name }, Said = null, Error = refused.Message }, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<IResult> EndAsync(string handle, HttpContext http, EndSessions end, CancellationToken ct)
    {
        await end.RunAsync(BrowserCaller.Of(http), http.AccountVisit().Session, session => session.Handle == handle, ct);
        return AccountVisits.GoToAccount("ended");
    }

    private static async Task<IResult> EndAllAsync(HttpContext http, EndSessions end, CancellationToken ct)
    {
        await end.RunAsync(BrowserCaller.Of(http), http.AccountVisit().Session, _ => true, ct);
        SessionCookie.Clear(http.Response);
        return new SeeOther("/sign-in");
    }

    private static async Task<IResult> UnlinkAsync(int team, HttpContext http, ChangeSignOn change, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        if (!visit.IsFresh)
            return AccountVisits.GoToReauthenticate("/account#sign-on");
        var here = visit.Memberships.FirstOrDefault(one => one.Workspace == new WorkspaceId(team) && visit.Opens(one))
            ?? throw new RefusedException(Refusal.NotFound, "You are not signed in to this workspace: sign in there first.");
        var caller = new Caller(
            here.Workspace, $"member:{here.Member}", Connection: null, here.Member, here.Role, http.TraceIdentifier, http.Connection.RemoteIpAddress?.ToString());
        await change.UnlinkAsync(caller, here.Member, ct);
        return AccountVisits.GoToAccount("unlinked");
    }

    private static async Task<OverviewModel> ModelAsync(HttpContext http, IAccounts accounts, IDirectories directories, CancellationToken ct)
    {
        var visit = http.AccountVisit();
        var own = visit.View?.Account is { } account
            ? new OwnAccount(account.Name, account.Email, account.Password is not null, account.SecondFactor?.RecoveryCodes.Count)
            : null;
        var provisioned = own is null ? new ProvisionedPerson(visit.Found.Membership?.Name ?? "", visit.Shell.Person, visit.Shell.Email) : null;
        return new OverviewModel(
            own, provisioned, await SignOnLine.ReadAsync(directories, visit, ct), await SessionLine.ReadAsync(accounts, visit, ct), visit.IsFresh,
            http.Request.Query["said"].FirstOrDefault(), null);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Mails;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>"Reset password" (M6).</summary>
internal static class ResetEndpoints
{
    public static void MapReset(this IEndpointRouteBuilder app)
    {
        // Anyone: whoever forgot a password cannot say who they are. The mailed link is the proof.
        var pages = app.MapGroup("").RequireAccess(AccessPolicy.Open);
        pages.MapGet("/forgot", ForgotAsync);
        pages.MapGet("/forgot/{team:int}", ForgotAsync);
        pages.MapPost("/forgot", AskAsync);
        pages.MapPost("/forgot/{team:int}", AskAsync);
        pages.MapGet("/reset/{link}", LookAsync);
        pages.MapPost("/reset/{link}", SetAsync);
    }

    private static async Task<IResult> ForgotAsync(HttpContext http, IDirectories directories, Postbox postbox, CancellationToken ct, int? team = null) =>
        Page(await ModelAsync(http, directories, postbox, team, ct));

    private static async Task<IResult> AskAsync(
        HttpContext http, IDirectories directories, RequestReset request, Postbox postbox, SignInThrottle throttle, CancellationToken ct, int? team = null)
    {
        await SameSite.RequireAsync(http);
        var model = await ModelAsync(http, directories, postbox, team, ct);
        if (model.Refused is not null)
            return Page(model, StatusCodes.Status403Forbidden);
        var form = await http.Request.ReadFormAsync(ct);
        var email = form["email"] is [var only] ? only!.Trim() : "";
        if (!EmailAddress.IsOne(email))
            return Page(model with { Email = email, Error = "This is not an e-mail address: write it as ada@example.com." }, StatusCodes.Status400BadRequest);

        throttle.Require(email, http.Connection.RemoteIpAddress, "reset");
        throttle.Count(email, http.Connection.RemoteIpAddress, "reset");
        var url = await postbox.PublicUrlAsync(ct);
        await request.RunAsync(
            BrowserCaller.Of(http), email, team is { } number ? new WorkspaceId(number) : null,
            (to, _, token) => postbox.Reset(to, url, token), ct);
        return Page(model with { Sent = true });
    }

    private static async Task<IResult> LookAsync(string link, HttpContext http, RedeemReset redeem, CancellationToken ct)
    {
        var whose = await redeem.LookAsync(BrowserCaller.Of(http), link, ct);
        return Page(new ResetModel($"/reset/{link}", whose.Email, null, http.Csrf()));
    }

    private static async Task<IResult> SetAsync(
        string link, HttpContext http, RedeemReset redeem, PasswordRules rules, PasswordHashes hashes, CancellationToken ct)
    {
        await SameSite.RequireAsync(http);
        var whose = await redeem.LookAsync(BrowserCaller.Of(http), link, ct);
        var password = (await http.Request.ReadFormAsync(ct))["password"].ToString();
        try
        {
            rules.Check(password, new PasswordContext(null, whose.Name, whose.Email));
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.InvalidValue)
        {
            return Page(new ResetModel($"/reset/{link}", whose.Email, refused.Message, http.Csrf()), StatusCodes.Status400BadRequest);
        }

        await redeem.RunAsync(BrowserCaller.Of(http), link, await hashes.HashAsync(password, ct), ct);
        return new SeeOther(whose.Workspace is { } workspace ? $"/sign-in/{workspace}" : "/sign-in");
    }

    private static async Task<ForgotModel> ModelAsync(HttpContext http, IDirectories directories, Postbox postbox, int? team, CancellationToken ct)
    {
        var workspace = team is { } number ? (await directories.Open(new WorkspaceId(number)).ReadWorkspaceAsync(ct)).Workspace : null;
        var refused = workspace?.Behaviour.Sso == SsoPolicy.Required
            ? $"{workspace.Name} requires single sign-on, so passwords are not reset here: sign in with the identity provider, or ask an owner or admin to set the SSO policy to optional."
            : postbox.Problem;
        return new ForgotModel(team, workspace?.Name, refused, Sent: false, null, null, http.Csrf());
    }

    private static RazorComponentResult<ForgotPage> Page(ForgotModel model, int status = 200) => new(new { Model = model }) { StatusCode = status };

    private static RazorComponentResult<ResetPage> Page(ResetModel model, int status = 200) => new(new { Model = model }) { StatusCode = status };
}

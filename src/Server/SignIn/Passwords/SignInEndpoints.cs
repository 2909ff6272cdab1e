using Microsoft.AspNetCore.Http.HttpResults;
using Rolecall.Domain;
using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Access;
using Rolecall.Server.Pages;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>Signing in with e-mail and password, and signing out.</summary>
internal static class SignInEndpoints
{
    private const string Wrong = "The e-mail address and the password do not belong together: try again, or reset the password.";

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        // Anyone: this is where people say who they are.
        var pages = app.MapGroup("").RequireAccess(AccessPolicy.Open);
        pages.MapGet("/", HomeAsync);
        pages.MapGet("/sign-in", ShowAnyAsync);
        pages.MapGet("/sign-in/{team:int}", ShowAsync);
        pages.MapPost("/sign-in", SignInAsync);
        pages.MapPost("/sign-in/{team:int}", SignInAsync);
        pages.MapPost("/sign-in/code", CodeAsync);
        pages.MapPost("/sign-out", SignOutAsync);
    }

    private static async Task<IResult> HomeAsync(HttpContext http, SessionFinder sessions, IAccounts accounts, CancellationToken ct)
    {
        var found = await sessions.FindAsync(http, null, ct);
        return new SeeOther(found is null ? "/sign-in" : await Destinations.OfAsync(found.Session, accounts, ct));
    }

    /// <summary>Without a workspace: that of the page that was asked for, or the only one there is.</summary>
    private static async Task<IResult> ShowAnyAsync(HttpContext http, IInstallation installation, CancellationToken ct)
    {
        var to = LocalPath.Of(http.Request.Query["to"], "");
        if (Destinations.WorkspaceOf(to) is { } asked)
            return new SeeOther($"/sign-in/{asked}?to={Uri.EscapeDataString(to)}");
        if (await installation.FindOnlyWorkspaceAsync(ct) is { } only)
            return new SeeOther(to.Length == 0 ? $"/sign-in/{only}" : $"/sign-in/{only}?to={Uri.EscapeDataString(to)}");
        return Page(http, new SignInModel(null, null, null, Requires: false, to, null, null, null, http.Csrf()));
    }

    private static async Task<IResult> ShowAsync(int team, HttpContext http, IDirectories directories, SessionFinder sessions, CancellationToken ct)
    {
        var workspace = new WorkspaceId(team);
        var view = await directories.Open(workspace).ReadWorkspaceAsync(ct);
        var to = LocalPath.Of(http.Request.Query["to"], $"/w/{team}");
        var found = await sessions.FindAsync(http, workspace, ct);
        if (found is { Opens: true } && http.Request.Query["to"].Count == 0)
            return new SeeOther(to);
        return Page(http, Model(view, to, null, found is null ? null : Notices.Of(found, view.Workspace.Name), null, http.Csrf()));
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, IDirectories directories, CheckPassword check, CodeStep step, PasswordSignIn signIn, CancellationToken ct, int? team = null)
    {
        await SameSite.RequireAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        var (email, password) = (form["email"].ToString().Trim(), form["password"].ToString());
        var to = LocalPath.Of(form["to"], team is null ? "" : $"/w/{team}");
        var view = team is { } number ? await directories.Open(new WorkspaceId(number)).ReadWorkspaceAsync(ct) : null;
        try
        {
            var account = await check.RunAsync(http, email, password, ct);
            if (account is null)
                return Again(401, Wrong);
            if (account.Account.SecondFactor is not null)
                return Code(http, step.Write(account.Account.Number, account.Account.Version), to, null);
            return await signIn.RunAsync(http, account, null, to, view?.Workspace, ct) switch
            {
                { Refused: { } refused } => Again(403, refused),
                var done => new SeeOther(done.Path!),
            };
        }
        catch (PageErrorException tooOften) when (tooOften.Status == StatusCodes.Status429TooManyRequests)
        {
            http.Response.Headers.RetryAfter = "60";
            return Again(429, tooOften.Message);
        }

        IResult Again(int status, string sentence) => Page(
            http,
            view is null
                ? new SignInModel(null, null, null, Requires: false, to, email, null, sentence, http.Csrf())
                : Model(view, to, email, null, sentence, http.Csrf()),
            status);
    }

    private static async Task<IResult> CodeAsync(
        HttpContext http, IAccounts accounts, IDirectories directories, CheckCode check, CodeStep step, PasswordSignIn signIn, CancellationToken ct)
    {
        await SameSite.RequireAsync(http);
        var form = await http.Request.ReadFormAsync(ct);
        var to = LocalPath.Of(form["to"], "");
        if (step.Read(form["step"]) is not var (number, version)
            || await accounts.FindAsync(number, ct) is not { } view
            || view.Account.Version != version)
            return new SeeOther($"/sign-in?to={Uri.EscapeDataString(to)}");

        if (check.Use(http, view.Account, form["code"].ToString()) is not { } factor)
            return Code(http, form["step"]!, to, "That is not the code of this moment: wait for the next one and type that.", 401);

        var workspace = Destinations.WorkspaceOf(to) is { } asked ? (await directories.Open(asked).ReadWorkspaceAsync(ct)).Workspace : null;
        var done = await signIn.RunAsync(http, view, factor, to, workspace, ct);
        return done.Refused is { } refused ? throw new PageErrorException(StatusCodes.Status403Forbidden, refused) : new SeeOther(done.Path!);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SessionFinder sessions, EndSessions end, CancellationToken ct)
    {
        await SameSite.RequireAsync(http);
        if (await sessions.FindAsync(http, null, ct) is { Session: var session })
            await end.RunAsync(BrowserCaller.Of(http), session, other => other.Handle == session.Handle, ct);
        SessionCookie.Clear(http.Response);
        return new SeeOther("/sign-in");
    }

    private static SignInModel Model(WorkspaceView view, string to, string? email, string? notice, string? error, Csrf csrf)
    {
        var sso = view.Connections.Enabled();
        var requires = view.Workspace.Behaviour.Sso == SsoPolicy.Required;
        return new SignInModel(view.Workspace.Id.Value, view.Workspace.Name, sso?.Name, requires, to, email, notice, error, csrf);
    }

    private static RazorComponentResult<SignInPage> Page(HttpContext http, SignInModel model, int status = 200)
    {
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Model = model }) { StatusCode = status };
    }

    private static RazorComponentResult<CodePage> Code(HttpContext http, string step, string to, string? error, int status = 200) =>
        new(new { Model = new CodeModel("/sign-in/code", step, to, error, http.Csrf()) }) { StatusCode = status };
}

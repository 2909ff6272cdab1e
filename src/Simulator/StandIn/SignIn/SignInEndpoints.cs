using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Rolecall.Simulator.StandIn.Hosting;
using Rolecall.Simulator.StandIn.Pages;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>"Who are you?", asked for every protocol.</summary>
internal static class SignInEndpoints
{
    public static void AddSignIn(this IServiceCollection services) => services.AddSingleton<SignInDesk>();

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapSaml();
        app.MapOidc();
        app.MapHome();
        app.MapGet("/sign-in/{handle}", (string handle, SignInDesk desk) => Choose(desk, handle, fault: null));
        app.MapPost("/sign-in/{handle}", NameAsync);
        app.MapPost("/sign-in/{handle}/confirm", ConfirmAsync);
    }

    private static IResult Choose(SignInDesk desk, string handle, string? fault)
    {
        var state = desk.File.Current;
        return desk.Pending.Find(handle) is { } pending && state.FindApp(pending.AppId) is { } app
            ? Visit.HtmlResult(
                SignInHtml.Choose(app, handle, Entry.People(state, app), fault),
                fault is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden)
            : Ended();
    }

    private static async Task<IResult> NameAsync(string handle, HttpContext http, SignInDesk desk)
    {
        var form = await http.Request.ReadFormAsync();
        var state = desk.File.Current;
        if (desk.Pending.Find(handle) is not { } pending || state.FindApp(pending.AppId) is not { } app)
            return Ended();
        var person = state.FindPersonNamed(form["userName"].ToString().Trim());
        if (person is null || Entry.Fault(state, app, person) is not null)
            return Choose(desk, handle, Entry.Fault(state, app, person));
        // A browser holds the end of a chain of redirects against the page where the form was.
        http.AllowFormsTo(pending is PendingOidc ? app.SignOn.RedirectUri : app.SignOn.AcsUrl);
        return Visit.HtmlResult(SignInHtml.Confirm(app, handle, person));
    }

    private static async Task<IResult> ConfirmAsync(string handle, HttpContext http, SignInDesk desk)
    {
        var form = await http.Request.ReadFormAsync();
        var state = desk.File.Current;
        var person = state.FindPerson(form["person"]);
        if (desk.Pending.Find(handle) is not { } pending || state.FindApp(pending.AppId) is not { } app)
            return Ended();
        if (person is null || Entry.Fault(state, app, person) is not null)
            return Choose(desk, handle, Entry.Fault(state, app, person));
        // Of two clicks, one counts.
        if (desk.Pending.Take(handle) is null)
            return Ended();
        return pending switch
        {
            PendingSaml saml => SamlSignIn.Answer(http, desk, app, person, saml),
            PendingOidc oidc => OidcEndpoints.Answer(http, desk, app, person, oidc.Request),
            _ => Ended(),
        };
    }

    private static IResult Ended() => SignInHtml.Refused("This sign-in has ended: start again from the application.", StatusCodes.Status410Gone);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.Pages;
using Rolecall.Simulator.StandIn.Pushing;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>A person's own dashboard, where sign-in begins at the identity provider.</summary>
internal static class HomeEndpoints
{
    public static void MapHome(this IEndpointRouteBuilder app)
    {
        app.MapGet("/home/{person}", (string person, SignInDesk desk) => desk.File.Current.FindPerson(person) is { } known
            ? Visit.HtmlResult(SignInHtml.Home(
                known, [.. desk.File.Current.Apps.Where(app => AssignedRoles.Of(desk.File.Current, app, known) is not null)]))
            : SignInHtml.Refused("There is no such person here.", StatusCodes.Status404NotFound));
        app.MapPost("/home/{person}/{app}", (string person, string app, HttpContext http, SignInDesk desk) =>
            Open(http, desk, desk.File.Current.FindPerson(person), desk.File.Current.FindApp(app)));
    }

    private static IResult Open(HttpContext http, SignInDesk desk, DirectoryPerson? person, App? app)
    {
        if (app is null || person is null || Entry.Fault(desk.File.Current, app, person) is not null)
            return SignInHtml.Refused(
                app is null ? "There is no such application here." : Entry.Fault(desk.File.Current, app, person) ?? "", StatusCodes.Status403Forbidden);
        return app.SignOn.Method switch
        {
            SignOnMethod.Saml => SamlSignIn.Answer(http, desk, app, person, asked: null),
            SignOnMethod.OpenIdConnect => SignInHtml.Refused($"With OpenID Connect sign-in begins at the application: open {app.Name} and sign in there."),
            SignOnMethod.None => SignInHtml.Refused($"{app.Name} has no sign-on method yet: an admin chooses it on the tab Sign On."),
        };
    }
}

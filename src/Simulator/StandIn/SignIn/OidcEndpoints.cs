using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>OpenID Connect as applications see it: discovery, keys and the authorization endpoint.</summary>
internal static class OidcEndpoints
{
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromMinutes(1);

    public static void MapOidc(this IEndpointRouteBuilder app)
    {
        app.MapGet("/app/{app}/.well-known/openid-configuration", (string app, HttpContext http, SignInDesk desk) => AppOf(desk, app) is { } known
            ? OidcJson.Result(OidcMetadata.Of(new(desk.Origin.Of(http), known)))
            : Results.NotFound());
        app.MapGet("/app/{app}/oauth2/v1/keys", (SignInDesk desk) => OidcJson.Result(Jwt.Keys(desk.File.Current.Signing)));
        app.MapGet("/app/{app}/oauth2/v1/authorize", (string app, HttpContext http, SignInDesk desk) => Authorize(http, desk, app, http.Request.Query));
        app.MapPost("/app/{app}/oauth2/v1/authorize", async (string app, HttpContext http, SignInDesk desk) => Authorize(
            http, desk, app, http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty));
        app.MapPost("/app/{app}/oauth2/v1/token", TokenEndpoint.AnswerAsync);
        app.MapMethods("/app/{app}/oauth2/v1/userinfo", ["GET", "POST"], UserInfoEndpoint.Answer);
    }

    public static App? AppOf(SignInDesk desk, string id) =>
        desk.File.Current.FindApp(id) is { SignOn.Method: SignOnMethod.OpenIdConnect } app ? app : null;

    /// <summary>Ends a sign-in: the browser goes back with a code.</summary>
    public static IResult Answer(HttpContext http, SignInDesk desk, App app, DirectoryPerson person, AuthorizationRequest request)
    {
        var code = Ids.Secret();
        desk.Codes.Add(code, new Grant(app.Id, person.Id, request, desk.Clock.GetUtcNow()), CodeLifetime);
        desk.Wire.Add(new($"OpenID Connect sign-in of {person.DisplayName}", "GET", request.RedirectUri, "by browser", Good: true)
        {
            Request = $"state: {request.State ?? "(none)"}\nscope: {string.Join(' ', request.Scopes)}\ncode: ********",
            Answer = "The browser has it.",
        });
        return Back(http, desk, app, request.RedirectUri, request.State, ("code", code));
    }

    private static IResult Authorize(
        HttpContext http, SignInDesk desk, string appId, IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        try
        {
            if (AppOf(desk, appId) is not { } app)
                return SignInHtml.Refused("There is no application here that signs in by OpenID Connect: look at its tab Sign On.", StatusCodes.Status404NotFound);
            var given = AuthorizationRequest.Read(parameters);
            AuthorizationRequest.CheckClient(app, given);
            var (request, error, description) = AuthorizationRequest.Of(given);
            return request is not null
                ? desk.Begin(new PendingOidc(app.Id, request))
                : Back(http, desk, app, app.SignOn.RedirectUri, given.GetValueOrDefault("state"), ("error", error), ("error_description", description));
        }
        catch (SignInRefusedException refusal)
        {
            return SignInHtml.Refused(refusal.Message);
        }
    }

    // RFC 9207: who answers is named, in errors too.
    private static IResult Back(
        HttpContext http, SignInDesk desk, App app, string redirectUri, string? state, params (string Name, string Value)[] answer)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in answer)
            query.Add(name, value);
        if (state is not null)
            query.Add("state", state);
        query.Add("iss", new AppUrls(desk.Origin.Of(http), app).OidcIssuer);
        var parameters = query.ToQueryString().Value ?? "";
        return Results.Redirect(redirectUri + (redirectUri.Contains('?') ? "&" + parameters[1..] : parameters));
    }
}

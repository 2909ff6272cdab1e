using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace Rolecall.Simulator.StandIn.SignIn;

internal static class UserInfoEndpoint
{
    public static IResult Answer(string app, HttpContext http, SignInDesk desk)
    {
        var state = desk.File.Current;
        if (AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header)
            && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            && desk.AccessTokens.Find(header.Parameter ?? "") is { } grant && grant.AppId == app
            && state.FindApp(app) is { } known && state.FindPerson(grant.PersonId) is { } person && Entry.Fault(state, known, person) is null)
            return OidcJson.Result(Claims.OfPerson(person, grant.Request.Scopes));

        http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Results.StatusCode(StatusCodes.Status401Unauthorized);
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.WireView;
using Rolecall.Simulator.Wire;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>Gives tokens for a code, once.</summary>
internal static class TokenEndpoint
{
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(1);

    public static async Task<IResult> AnswerAsync(string app, HttpContext http, SignInDesk desk)
    {
        if (OidcEndpoints.AppOf(desk, app) is not { } known)
            return Results.NotFound();
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
        var (status, answer, claims) = Answer(http, desk, known, form);
        Show(http, desk, known, form, status, claims ?? answer);
        if (status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"stand-in\"";
        return OidcJson.Result(answer, status);
    }

    private static (int Status, JsonObject Answer, JsonObject? Claims) Answer(HttpContext http, SignInDesk desk, App app, IFormCollection form)
    {
        if (form.Any(field => field.Value.Count > 1))
            return Error(StatusCodes.Status400BadRequest, "invalid_request", "A parameter is there twice.");
        if (!ClientCredentials.Are(http.Request.Headers.Authorization, form, app))
            return Error(StatusCodes.Status401Unauthorized, "invalid_client", "The client ID or the client secret is wrong: copy them from the tab Sign On.");
        if (form["grant_type"] != "authorization_code")
            return Error(StatusCodes.Status400BadRequest, "unsupported_grant_type", "Only authorization_code is offered.");
        if (desk.Codes.Find(form["code"].ToString()) is not { } grant || grant.AppId != app.Id)
            return Error(StatusCodes.Status400BadRequest, "invalid_grant", "There is no such code, or its minute is over.");
        if (!grant.Redeem())
        {
            desk.AccessTokens.Take(grant.AccessToken ?? "");
            return Error(StatusCodes.Status400BadRequest, "invalid_grant", "The code was used already; what was given for it has ended.");
        }

        if (form["redirect_uri"] != grant.Request.RedirectUri)
            return Error(StatusCodes.Status400BadRequest, "invalid_grant", "The redirect_uri differs from the one of the authorization request.");
        if (Challenge(form["code_verifier"].ToString()) != grant.Request.Challenge)
            return Error(StatusCodes.Status400BadRequest, "invalid_grant", "The code_verifier does not fit the code_challenge.");
        // Assignments end at once, between the page and this request too.
        if (desk.File.Current.FindPerson(grant.PersonId) is not { } person || Entry.Fault(desk.File.Current, app, person) is not null)
            return Error(StatusCodes.Status400BadRequest, "invalid_grant", "The person is not assigned to the application any more.");
        return Granted(http, desk, app, person, grant);
    }

    private static (int, JsonObject, JsonObject?) Granted(HttpContext http, SignInDesk desk, App app, DirectoryPerson person, Grant grant)
    {
        var claims = Claims.OfIdToken(new(desk.Origin.Of(http), app), app, person, grant, desk.Clock.GetUtcNow());
        var access = Ids.Secret();
        grant.AccessToken = access;
        desk.AccessTokens.Add(access, grant, AccessLifetime);
        var answer = new JsonObject
        {
            ["access_token"] = access,
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)AccessLifetime.TotalSeconds,
            ["scope"] = string.Join(' ', grant.Request.Scopes),
            ["id_token"] = Jwt.Sign(claims, desk.File.Current.Signing),
        };
        return (StatusCodes.Status200OK, answer, claims);
    }

    private static (int, JsonObject, JsonObject?) Error(int status, string code, string description) =>
        (status, new() { ["error"] = code, ["error_description"] = description }, null);

    private static string Challenge(string verifier) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    // Of the answer only what the ID token says: the rest is secret.
    private static void Show(HttpContext http, SignInDesk desk, App app, IFormCollection form, int status, JsonObject shown) => desk.Wire.Add(
        WireExchange.Of("Tokens for a code", "POST", new AppUrls(desk.Origin.Of(http), app).Token, status) with
        {
            Request = string.Join('\n', form.Select(field =>
                $"{field.Key}: {(field.Key is "grant_type" or "redirect_uri" or "client_id" ? field.Value.ToString() : "********")}")),
            Answer = (status == StatusCodes.Status200OK ? "The claims of the ID token:\n" : "") + shown.ToJsonString(JsonText.Indented),
        });
}

using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>Where applications send people by SAML, and what they read about it.</summary>
internal static class SamlEndpoints
{
    public static void MapSaml(this IEndpointRouteBuilder app)
    {
        app.MapGet("/app/{app}/sso/saml", (string app, HttpContext http, SignInDesk desk) => Begin(
            desk, http, app, () => AuthnRequest.OfRedirect(http.Request.Query["SAMLRequest"]), http.Request.Query["RelayState"]));
        app.MapPost("/app/{app}/sso/saml", async (string app, HttpContext http, SignInDesk desk) =>
        {
            var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
            return Begin(desk, http, app, () => AuthnRequest.OfPost(form["SAMLRequest"]), form["RelayState"]);
        });
        app.MapGet("/app/{app}/sso/saml/metadata", (string app, HttpContext http, SignInDesk desk) => desk.File.Current.FindApp(app) is { } known
            ? Results.Text(SamlMetadata.Of(new(desk.Origin.Of(http), known), desk.File.Current.Signing), "application/samlmetadata+xml")
            : Results.NotFound());
        app.MapGet("/app/{app}/sso/saml/certificate", (string app, SignInDesk desk) => desk.File.Current.FindApp(app) is null
            ? Results.NotFound()
            : Results.File(Encoding.ASCII.GetBytes(desk.File.Current.Signing.CertificatePem), "application/x-pem-file", "stand-in.pem"));
    }

    private static IResult Begin(SignInDesk desk, HttpContext http, string appId, Func<AuthnRequest> read, string? relayState)
    {
        try
        {
            if (desk.File.Current.FindApp(appId) is not { SignOn.Method: SignOnMethod.Saml } app)
                return SignInHtml.Refused("There is no application here that signs in by SAML: look at its tab Sign On.", StatusCodes.Status404NotFound);
            var request = read();
            request.Check(app, new(desk.Origin.Of(http), app));
            if (request.IsPassive)
            {
                var answer = new SamlResponse(app, new(desk.Origin.Of(http), app), desk.File.Current.Signing, desk.Clock.GetUtcNow());
                return SignInHtml.PassOn(http, app, answer.NoPassive(request.Id), relayState);
            }

            return desk.Begin(new PendingSaml(app.Id, request.Id, string.IsNullOrEmpty(relayState) ? null : relayState));
        }
        catch (SignInRefusedException refusal)
        {
            return SignInHtml.Refused(refusal.Message);
        }
    }
}

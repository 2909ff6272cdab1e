using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Rolecall.Simulator.StandIn.Markup;
using Rolecall.Simulator.StandIn.Model;
using Rolecall.Simulator.StandIn.SignIn;

namespace Rolecall.Simulator.StandIn.Pages;

/// <summary>The tab Sign On.</summary>
internal static class SignOnPage
{
    public static void MapSignOn(this IEndpointRouteBuilder app)
    {
        app.Page("/apps/{app}/sign-on", visit => Show(visit, visit.App.SignOn, fault: null));
        app.Act("/apps/{app}/sign-on", SaveAsync);
    }

    private static IResult Show(Visit visit, SignOn signOn, string? fault)
    {
        var app = visit.App;
        var urls = new AppUrls(visit.Origin, app);
        return AppFrame.Page(visit, Tab.SignOn, Html.Of($"""
            <div class="sign-on">
            <form method="post" action="{AppFrame.PathOf(app, "/sign-on")}" class="card">
            <h2>Sign on method</h2>
            <fieldset><legend>How people sign in</legend>
            {Fields.Radio("method", "saml", "SAML 2.0", signOn.Method == SignOnMethod.Saml)}
            {Fields.Radio("method", "oidc", "OpenID Connect", signOn.Method == SignOnMethod.OpenIdConnect)}
            </fieldset>
            <div class="if-saml">
            {Fields.Text("acsUrl", "Single sign-on URL", signOn.AcsUrl, "The application's assertion consumer service (ACS). No request may name another.", "url")}
            {Fields.Text("entityId", "Audience URI (SP Entity ID)", signOn.EntityId)}
            {Fields.Select("signed", "Signed", signOn.Signed.ToString(), [("Both", "Response and assertion"), ("Assertion", "Assertion alone"), ("Response", "Response alone")])}
            <p class="hint">Name ID: the application username.</p>
            </div>
            <div class="if-oidc">
            {Fields.Text("redirectUri", "Sign-in redirect URI", signOn.RedirectUri, "Where the application takes the code. No request may name another.", "url")}
            </div>
            <button type="submit">Save</button>
            </form>
            <section class="card if-saml">
            <h2>SAML setup: take these to the application</h2>
            {Fields.Copy("metadataUrl", "Identity Provider metadata", urls.Metadata, "Most applications need this URL alone.")}
            {Fields.Copy("signOnUrl", "Sign-on URL", urls.SamlSignOn)}
            {Fields.Copy("samlIssuer", "Issuer", urls.SamlIssuer)}
            <p><a href="{urls.Metadata}">Open metadata</a> · <a href="{urls.Certificate}" download>Download certificate</a></p>
            </section>
            <section class="card if-oidc">
            <h2>Client credentials: take these to the application</h2>
            {Fields.Copy("oidcIssuer", "Issuer URL", urls.OidcIssuer)}
            {Fields.Copy("clientId", "Client ID", app.Id)}
            {Fields.Copy("clientSecret", "Client secret", app.SignOn.ClientSecret)}
            </section>
            </div>
            """), fault);
    }

    private static async Task<IResult> SaveAsync(Visit visit)
    {
        var app = visit.App;
        var given = app.SignOn with
        {
            Method = visit.Text("method") switch
            {
                "saml" => SignOnMethod.Saml,
                "oidc" => SignOnMethod.OpenIdConnect,
                _ => SignOnMethod.None,
            },
            AcsUrl = visit.Text("acsUrl"),
            EntityId = visit.Text("entityId"),
            Signed = Enum.TryParse<SignedPart>(visit.Text("signed"), out var signed) ? signed : SignedPart.Both,
            RedirectUri = visit.Text("redirectUri"),
        };
        if (Fault(given) is { } fault)
            return Show(visit, given, fault);
        await visit.Desk.Provisioner.ChangeAsync(state => state.WithApp(app.Id, known => known with { SignOn = given }), visit.Stopping);
        return Visit.Go(AppFrame.PathOf(app, "/sign-on"), Notice.Saved);
    }

    private static string? Fault(SignOn signOn) => signOn.Method switch
    {
        SignOnMethod.None => "Choose SAML 2.0 or OpenID Connect.",
        SignOnMethod.Saml when signOn.EntityId.Length == 0 => "Paste the Audience URI (SP Entity ID) that the application shows.",
        SignOnMethod.Saml => UrlFault("single sign-on URL", signOn.AcsUrl),
        SignOnMethod.OpenIdConnect => UrlFault("sign-in redirect URI", signOn.RedirectUri),
    };

    private static string? UrlFault(string what, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == "https" || (url.Scheme == "http" && url.IsLoopback)) && url.Fragment.Length == 0
            ? null
            : $"The {what} must be a whole https address, as the application shows it; http is allowed on this machine alone.";
}

using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>The addresses under which an application finds its identity provider.</summary>
internal sealed class AppUrls(string origin, App app)
{
    public string OidcIssuer { get; } = $"{origin}/app/{app.Id}";

    public string SamlSignOn => $"{OidcIssuer}/sso/saml";

    public string Metadata => $"{SamlSignOn}/metadata";

    /// <summary>An entity id that says where it is explained.</summary>
    public string SamlIssuer => Metadata;

    public string Certificate => $"{SamlSignOn}/certificate";

    public string Authorize => $"{OidcIssuer}/oauth2/v1/authorize";

    public string Token => $"{OidcIssuer}/oauth2/v1/token";

    public string UserInfo => $"{OidcIssuer}/oauth2/v1/userinfo";

    public string Keys => $"{OidcIssuer}/oauth2/v1/keys";
}

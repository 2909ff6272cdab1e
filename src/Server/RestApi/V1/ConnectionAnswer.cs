using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.SingleSignOn;

namespace Rolecall.Server.RestApi.V1;

/// <param name="State">configured, enabled or disabled.</param>
/// <param name="Proven">Whether someone has signed in through it.</param>
/// <param name="Saml">Null for OpenID Connect, and as long as the identity provider is not known.</param>
/// <param name="AudienceUri">Audience URI (SP Entity ID) of SAML; null for OpenID Connect, as AcsUrl is.</param>
/// <param name="AcsUrl">Single sign-on URL of SAML.</param>
/// <param name="RedirectUri">Sign-in redirect URI of OpenID Connect; null for SAML.</param>
/// <param name="Client">The profile of its client.</param>
/// <param name="Quirks">Those that are switched otherwise than the profile says.</param>
/// <param name="Entitlements">off, okta or ietf.</param>
internal sealed record ConnectionAnswer(
    int Id,
    string Name,
    string State,
    bool Proven,
    SamlAnswer? Saml,
    OidcAnswer? Oidc,
    string? AudienceUri,
    Uri? AcsUrl,
    Uri? RedirectUri,
    string Client,
    IReadOnlyDictionary<string, bool> Quirks,
    string Entitlements,
    DateTimeOffset DateCreated)
{
    public static ConnectionAnswer Of(Connection connection, WorkspaceId workspace, string publicUrl)
    {
        var addresses = new SsoAddresses(publicUrl, workspace, connection.Id);
        var isSaml = connection.Provider is SamlProvider or PlannedProvider { Kind: ProviderKind.Saml };
        return new ConnectionAnswer(
            connection.Id.Value,
            connection.Name,
            Word(connection.State),
            connection.Proven,
            connection.Provider is SamlProvider saml ? new SamlAnswer(saml.EntityId, saml.SignOnUrl, saml.Binding, saml.Certificates, saml.MetadataUrl, saml.SignsRequests) : null,
            connection.Provider is OidcProvider oidc ? new OidcAnswer(oidc.Issuer.OriginalString, oidc.ClientId) : null,
            isSaml ? addresses.Audience : null,
            isSaml ? addresses.Acs : null,
            isSaml ? null : addresses.Callback,
            connection.Client,
            connection.Quirks,
            Word(connection.Entitlements),
            connection.Created);
    }

    private static string Word(ConnectionState state) => state switch
    {
        ConnectionState.Configured => "configured",
        ConnectionState.Enabled => "enabled",
        ConnectionState.Disabled => "disabled",
    };

    private static string Word(EntitlementMode mode) => mode switch
    {
        EntitlementMode.Off => "off",
        EntitlementMode.Okta => "okta",
        EntitlementMode.Ietf => "ietf",
    };
}

internal sealed record SamlAnswer(string EntityId, Uri SignOnUrl, string Binding, IReadOnlyList<string> Certificates, Uri? MetadataUrl, bool SignsRequests);

internal sealed record OidcAnswer(string Issuer, string ClientId);

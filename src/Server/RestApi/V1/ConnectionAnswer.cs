using Rolecall.Domain.Connections;

namespace Rolecall.Server.RestApi.V1;

/// <param name="State">configured, enabled or disabled.</param>
/// <param name="Proven">Whether someone has signed in through it.</param>
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
    string Client,
    IReadOnlyDictionary<string, bool> Quirks,
    string Entitlements,
    DateTimeOffset DateCreated)
{
    public static ConnectionAnswer Of(Connection connection) => new(
        connection.Id.Value,
        connection.Name,
        Word(connection.State),
        connection.Proven,
        connection.Provider is SamlProvider saml ? new SamlAnswer(saml.EntityId, saml.SignOnUrl, saml.Binding, saml.Certificates) : null,
        connection.Provider is OidcProvider oidc ? new OidcAnswer(oidc.Issuer.OriginalString, oidc.ClientId) : null,
        connection.Client,
        connection.Quirks,
        Word(connection.Entitlements),
        connection.Created);

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

internal sealed record SamlAnswer(string EntityId, Uri SignOnUrl, string Binding, IReadOnlyList<string> Certificates);

internal sealed record OidcAnswer(string Issuer, string ClientId);

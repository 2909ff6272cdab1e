namespace Rolecall.Domain.Connections;

/// <summary>How people of a connection prove who they are.</summary>
public abstract record IdentityProvider;

/// <param name="EntityId">The issuer of its assertions.</param>
/// <param name="SignOnUrl">Where sign-in requests go.</param>
/// <param name="Binding">"redirect" or "post".</param>
/// <param name="Certificates">DER, base64; any of them may sign.</param>
public sealed record SamlProvider(string EntityId, Uri SignOnUrl, string Binding, IReadOnlyList<string> Certificates) : IdentityProvider
{
    /// <summary>Where its metadata was read and can be read again; null when it was pasted.</summary>
    public Uri? MetadataUrl { get; init; }

    /// <summary>Whether sign-in requests are signed.</summary>
    public bool SignsRequests { get; init; }
}

/// <param name="Issuer">Discovery is at {issuer}/.well-known/openid-configuration.</param>
public sealed record OidcProvider(Uri Issuer, string ClientId) : IdentityProvider;

/// <summary>
/// Not known yet: the identity provider wants our addresses first, and they hold the connection's number. Nobody signs in through it.
/// </summary>
public sealed record PlannedProvider(ProviderKind Kind) : IdentityProvider;

public enum ProviderKind
{
    Saml,
    Oidc,
}

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>What a connection knows of its OpenID Connect provider.</summary>
/// <param name="Issuer">Compared character for character with what the provider says of itself, as it was typed.</param>
/// <param name="ClientSecret">Null for a public client, which proves itself by PKCE alone.</param>
/// <param name="RedirectUri">One per connection, so that the answers of two providers cannot meet (security.md R-14).</param>
internal sealed record OidcSettings(Uri Issuer, string ClientId, string? ClientSecret, Uri RedirectUri)
{
    /// <summary>Records print all they hold; a secret must not get into a log that way.</summary>
    public override string ToString() => $"{Issuer.OriginalString} {ClientId}";
}

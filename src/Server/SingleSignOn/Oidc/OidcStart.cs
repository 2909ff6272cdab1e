namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Where to send the browser, and what to keep in the one-time state row until it comes back.</summary>
internal sealed record OidcStart(Uri AuthorizationUrl, string Nonce, string CodeVerifier)
{
    public override string ToString() => nameof(OidcStart);
}

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>A sign-in under way, as its one-time state row knows it.</summary>
/// <param name="MaxAuthAge">Set: the person must have given proof to the provider within this time (security.md R-15).</param>
/// <param name="Acr">Set: the provider must name this authentication context.</param>
internal sealed record OidcPending(string Nonce, string CodeVerifier, TimeSpan? MaxAuthAge = null, string? Acr = null)
{
    public override string ToString() => nameof(OidcPending);
}

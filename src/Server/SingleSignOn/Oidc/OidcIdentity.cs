namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Whom the provider vouches for. Issuer and subject together are the person's key; all else may change or be chosen by them (security.md I-40).</summary>
/// <param name="EmailVerified">True only if the provider said the JSON value <c>true</c> (security.md I-41).</param>
/// <param name="AuthTime">When the person gave proof to the provider, if it says so.</param>
internal sealed record OidcIdentity(
    string Issuer, string Subject, string? PreferredUsername, string? Email, bool EmailVerified, string? Name, DateTimeOffset? AuthTime)
{
    /// <summary>Names and addresses stay out of logs.</summary>
    public override string ToString() => nameof(OidcIdentity);
}

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <param name="LoginHint">The name that was typed already, so that the provider need not ask again.</param>
/// <param name="Reauthenticate">The provider shall ask for proof even of one who is signed in there.</param>
/// <param name="MaxAuthAge">How long ago proof may have been given; give the same to <see cref="OidcPending"/>.</param>
/// <param name="Acr">The authentication context that the connection demands; give the same to <see cref="OidcPending"/>.</param>
internal sealed record OidcStartOptions(
    string? LoginHint = null, bool Reauthenticate = false, TimeSpan? MaxAuthAge = null, string? Acr = null);

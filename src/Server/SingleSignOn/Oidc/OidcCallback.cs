namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>The query the browser came back with. The state has found its row already; anything here may be forged.</summary>
/// <param name="Iss">RFC 9207: who answers.</param>
internal sealed record OidcCallback(string? Code, string? Iss, string? Error = null, string? ErrorDescription = null)
{
    public override string ToString() => nameof(OidcCallback);
}

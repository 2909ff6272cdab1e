namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>A sign-in that is not let in.</summary>
/// <param name="reason">
/// One sentence for the connection's log that tells the admin what to change. Never holds a token, a code or a secret; what others
/// wrote is cut and cleaned by <see cref="Said"/>.
/// </param>
internal sealed class OidcRefusedException(OidcRefusal code, string reason) : Exception(reason)
{
    public OidcRefusal Code { get; } = code;

    public string Reason => Message;
}

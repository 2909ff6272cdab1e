using System.Security.Cryptography;
using Rolecall.Domain.Connections;

namespace Rolecall.Domain.SignOn;

/// <summary>A sign-in under way at an identity provider: used once, by the browser that began it.</summary>
/// <param name="Handle">Goes to the identity provider and comes back: SAML's request ID or OpenID Connect's state.</param>
/// <param name="Hash">Of what the browser's cookie holds.</param>
/// <param name="ReturnTo">A path of ours.</param>
/// <param name="Session">The handle of the session that is to be proved again, or whose member is to be linked.</param>
/// <param name="Sealed">Nonce and code verifier, under the master key.</param>
public sealed record SignInState(
    string Handle,
    ConnectionId Connection,
    ReadOnlyMemory<byte> Hash,
    SignInPurpose Purpose,
    string ReturnTo,
    string? Session,
    ReadOnlyMemory<byte> Sealed,
    DateTimeOffset Expires)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Whether the browser that holds this secret began it.</summary>
    /// <param name="browser">What its cookie says; null when there is none.</param>
    public bool IsOf(string? browser) =>
        browser is not null && CryptographicOperations.FixedTimeEquals(SignInBrowser.HashOf(browser), Hash.Span);
}

public enum SignInPurpose
{
    SignIn,

    /// <summary>Someone who manages sign-on tries the connection; if it works it is proven, enabled, and linked to them.</summary>
    Prove,

    /// <summary>Someone who is signed in links themselves, or links anew.</summary>
    Link,

    /// <summary>Someone who is signed in proves again who they are.</summary>
    Reauthenticate,
}

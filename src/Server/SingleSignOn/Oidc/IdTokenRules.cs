using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>What an ID token whose signature holds must still say (OpenID Connect Core §3.1.3.7, security.md ).</summary>
internal sealed class IdTokenRules(TimeProvider clock)
{
    private const int LongestSubject = 255;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    /// <summary>The token came straight from where it was made.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    /// <exception cref="OidcRefusedException">Any that starts with Token, StaleAuthentication, WeakAuthentication.</exception>
    public OidcIdentity Judge(Claims claims, OidcSettings settings, OidcPending pending, string? accessToken)
    {
        CheckAudience(claims, settings.ClientId);
        CheckTimes(claims);
        if (!IsSame(claims.Text("nonce"), pending.Nonce))
            throw Refused(OidcRefusal.TokenNonce, "The ID token was not made for this sign-in: its nonce is missing or another one; sign in again");
        if (claims.Text("sub") is not { Length: > 0 and <= LongestSubject } subject)
            throw Refused(OidcRefusal.TokenSubject, $"The ID token's \"sub\" must be 1 to {LongestSubject} characters of text; correct what the identity provider puts there");
        CheckAccessHash(claims, accessToken);
        var authTime = claims.Time("auth_time");
        CheckAuthentication(claims, authTime, pending);
        return new OidcIdentity(
            settings.Issuer.OriginalString,
            subject,
            claims.Text("preferred_username"),
            claims.Text("email"),
            claims.IsTrue("email_verified"),
            claims.Text("name"),
            authTime);
    }

    private static void CheckAudience(Claims claims, string clientId)
    {
        var audiences = claims.Texts("aud");
        if (!audiences.Contains(clientId))
        {
            throw Refused(
                OidcRefusal.TokenAudience,
                $"The ID token is meant for \"{Said.Clean(string.Join(' ', audiences))}\" and not for this connection's client id; copy the client id again from the application there");
        }

        if (claims.Has("azp") ? claims.Text("azp") != clientId : audiences.Count > 1)
            throw Refused(OidcRefusal.TokenAudience, "The ID token is meant for several applications and its \"azp\" does not name this connection's client id; let it be issued for this one alone");
    }

    private void CheckTimes(Claims claims)
    {
        var now = clock.GetUtcNow();
        if (claims.Time("exp") is not { } expires || expires + Skew <= now)
            throw Refused(OidcRefusal.TokenExpired, "The ID token has expired, or does not say when it will; compare the clocks of this server and of the identity provider");
        if (claims.Time("nbf") is { } begins && begins > now + Skew)
            throw Refused(OidcRefusal.TokenTooEarly, "The ID token is not valid yet; compare the clocks of this server and of the identity provider");
        if (claims.Time("iat") is not { } issued || issued > now + Skew || issued < now - Oldest)
        {
            throw Refused(
                OidcRefusal.TokenIssuedAt,
                "The ID token was not issued just now, or does not say when it was; compare the clocks of this server and of the identity provider");
        }
    }

    /// <summary>All our algorithms hash with SHA-256, and the first half of that is compared (OpenID Connect Core §3.1.3.6).</summary>
    private static void CheckAccessHash(Claims claims, string? accessToken)
    {
        if (!claims.Has("at_hash"))
            return;
        var half = accessToken is null ? null : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(accessToken)).AsSpan(0, 16));
        if (half is null || !IsSame(claims.Text("at_hash"), half))
            throw Refused(OidcRefusal.TokenAccessHash, "The ID token belongs to another access token than came with it; sign in again");
    }

    private void CheckAuthentication(Claims claims, DateTimeOffset? authTime, OidcPending pending)
    {
        var now = clock.GetUtcNow();
        if (authTime > now + Skew)
            throw Refused(OidcRefusal.StaleAuthentication, "The ID token says that proof was given in the future; compare the clocks of this server and of the identity provider");
        if (pending.MaxAuthAge is { } age && (authTime is not { } at || at + age + Skew < now))
        {
            throw Refused(
                OidcRefusal.StaleAuthentication,
                $"This step needs proof given to the identity provider within the last {age.TotalMinutes:0} minutes, and its ID token does not say so in \"auth_time\"; sign in there anew");
        }

        if (pending.Acr is { } acr && claims.Text("acr") != acr)
            throw Refused(OidcRefusal.WeakAuthentication, $"This connection demands the authentication context \"{Said.Clean(acr)}\" and the ID token names \"{Said.Clean(claims.Text("acr"))}\"; demand it in the sign-on policy of the application there");
    }

    private static bool IsSame(string? given, string expected) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static OidcRefusedException Refused(OidcRefusal code, string sentence) => new(code, sentence + ".");
}

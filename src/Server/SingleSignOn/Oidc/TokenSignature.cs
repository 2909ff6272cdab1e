using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Makes claims of an ID token: nothing in it is believed before its signature holds with a key of the provider (security.md R-10).</summary>
internal sealed class TokenSignature
{
    /// <summary>OpenID Connect Core §2: keys are known beforehand, a token brings none. And RFC 7515 §4.1.11: what is critical must be understood.</summary>
    private static readonly string[] RefusedHeaders = ["jku", "jwk", "x5u", "x5c", "crit"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private readonly JsonWebTokenHandler handler = new() { MaximumTokenSizeInBytes = Egress.EgressGuard.UsualBytes };

    /// <exception cref="OidcRefusedException">TokenMalformed, TokenAlgorithm, TokenKey.</exception>
    public JsonWebToken Read(string text)
    {
        JsonWebToken token;
        try
        {
            token = this.handler.ReadJsonWebToken(text);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            throw Malformed();
        }

        if (token.IsEncrypted)
            throw Refused(OidcRefusal.TokenMalformed, "The ID token is encrypted; switch encryption of ID tokens off for this application");
        if (!Algorithms.Accepted.Contains(token.Alg))
            throw Refused(OidcRefusal.TokenAlgorithm, $"The ID token is signed with \"{Said.Clean(token.Alg)}\"; let the identity provider sign with {Algorithms.Listed}");
        if (Array.Find(RefusedHeaders, name => token.TryGetHeaderValue<object>(name, out _)) is { } header)
            throw Refused(OidcRefusal.TokenKey, $"The ID token's header carries \"{header}\"; let the identity provider name its key by \"kid\" alone");
        return token;
    }

    /// <summary>The keys that the token's header may mean; one without a <c>kid</c> means the only one there is.</summary>
    public static IReadOnlyList<SecurityKey> KeysFor(JsonWebToken token, Provider provider)
    {
        var fitting = provider.Keys.Where(key => Algorithms.Fits(token.Alg, key));
        if (!string.IsNullOrEmpty(token.Kid))
            return [.. fitting.Where(key => key.Kid == token.Kid)];
        return fitting.ToArray() is [var only] ? [only] : [];
    }

    /// <exception cref="OidcRefusedException">TokenSignature, TokenIssuer, TokenMalformed.</exception>
    public async Task<Claims> VerifyAsync(JsonWebToken token, IReadOnlyList<SecurityKey> keys, string issuer)
    {
        var result = await this.handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = Algorithms.Accepted,
            IssuerSigningKeys = keys,
            TryAllIssuerSigningKeys = true, // all of those that fit the header, that is
            RequireSignedTokens = true,
            ValidIssuer = issuer,
            // Audience and times are judged after this, with a sentence for each, and by the clock we are given: IdTokenRules.
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return result.Exception switch
        {
            null when result.IsValid => new Claims(Payload(token)),
            SecurityTokenInvalidIssuerException => throw Refused(
                OidcRefusal.TokenIssuer, $"The ID token is issued by \"{Said.Clean(token.Issuer)}\"; the connection's issuer is \"{Said.Clean(issuer)}\""),
            SecurityTokenInvalidSignatureException => throw Refused(
                OidcRefusal.TokenSignature, "The ID token's signature is not that of the identity provider's key; somebody may have changed the token on its way"),
            _ => throw Malformed(),
        };
    }

    /// <summary>A name that is there twice would be one thing to this reader and another to the next.</summary>
    private static JsonElement Payload(JsonWebToken token)
    {
        try
        {
            using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(token.EncodedPayload), Strict);
            return payload.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw Malformed();
        }
    }

    private static OidcRefusedException Malformed() =>
        Refused(OidcRefusal.TokenMalformed, "The identity provider's ID token is not a signed JSON Web Token; correct how it issues tokens for this application");

    private static OidcRefusedException Refused(OidcRefusal code, string sentence) => new(code, sentence + ".");
}

using System.Buffers.Text;
using System.Numerics;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Reads a provider's keys (RFC 7517) and keeps those that our algorithms verify with.</summary>
internal static class KeySet
{
    private const int FewestRsaBits = 2048;
    private const string P256 = "P-256";

    /// <exception cref="OidcRefusedException">ProviderUnusable.</exception>
    public static IReadOnlyList<JsonWebKey> Read(ReadOnlySpan<byte> json)
    {
        JsonWebKeySet set;
        try
        {
            set = new JsonWebKeySet(Encoding.UTF8.GetString(json));
        }
        catch (ArgumentException)
        {
            throw Unusable("is not a JSON Web Key Set");
        }

        List<JsonWebKey> keys = [.. set.Keys.Where(key => key.Use is null or JsonWebKeyUseNames.Sig).Select(Bare).OfType<JsonWebKey>()];
        return keys.Count > 0 ? keys : throw Unusable($"holds no key for {Algorithms.Listed}, with RSA of at least {FewestRsaBits} bits");
    }

    /// <summary>The key alone: certificates and their addresses beside it have no say. Null when it is not one of ours.</summary>
    private static JsonWebKey? Bare(JsonWebKey key) => key.Kty switch
    {
        JsonWebAlgorithmsKeyTypes.RSA when RsaBits(key.N) >= FewestRsaBits && IsBase64(key.E) =>
            new JsonWebKey { Kty = key.Kty, Kid = key.Kid, Alg = key.Alg, N = key.N, E = key.E },
        JsonWebAlgorithmsKeyTypes.EllipticCurve when key.Crv == P256 && IsBase64(key.X) && IsBase64(key.Y) =>
            new JsonWebKey { Kty = key.Kty, Kid = key.Kid, Alg = key.Alg, Crv = key.Crv, X = key.X, Y = key.Y },
        _ => null,
    };

    // A long number may begin with zeros, so the text's length does not tell.
    private static long RsaBits(string? modulus) =>
        IsBase64(modulus) ? new BigInteger(Base64Url.DecodeFromChars(modulus), isUnsigned: true, isBigEndian: true).GetBitLength() : 0;

    private static bool IsBase64(string? text) => !string.IsNullOrEmpty(text) && Base64Url.IsValid(text);

    private static OidcRefusedException Unusable(string what) => new(
        OidcRefusal.ProviderUnusable, $"The identity provider's key set {what}; have it publish its signing keys at the jwks_uri of its discovery document.");
}

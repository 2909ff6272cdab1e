using Microsoft.IdentityModel.Tokens;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Security.md R-10. All of them hash with SHA-256, and none is made with a key that we hold, as HS256 is.</summary>
internal static class Algorithms
{
    public const string Listed = "RS256, ES256 and PS256";

    public static readonly IReadOnlyList<string> Accepted =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    public static bool Fits(string algorithm, JsonWebKey key) =>
        (key.Alg is null || key.Alg == algorithm)
        && key.Kty == (algorithm == SecurityAlgorithms.EcdsaSha256 ? JsonWebAlgorithmsKeyTypes.EllipticCurve : JsonWebAlgorithmsKeyTypes.RSA);
}

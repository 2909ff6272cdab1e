using System.Security.Cryptography;

namespace Rolecall.Saml.Responses;

/// <summary>All that a signature may use. SHA-1, HMAC and what is not known are not here and cannot be switched on.</summary>
internal static class Algorithms
{
    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";

    private static readonly Dictionary<string, (HashAlgorithmName Hash, bool Elliptic)> Signatures = new(StringComparer.Ordinal)
    {
        [More + "rsa-sha256"] = (HashAlgorithmName.SHA256, Elliptic: false),
        [More + "rsa-sha384"] = (HashAlgorithmName.SHA384, Elliptic: false),
        [More + "rsa-sha512"] = (HashAlgorithmName.SHA512, Elliptic: false),
        [More + "ecdsa-sha256"] = (HashAlgorithmName.SHA256, Elliptic: true),
        [More + "ecdsa-sha384"] = (HashAlgorithmName.SHA384, Elliptic: true),
    };

    private static readonly Dictionary<string, HashAlgorithmName> Digests = new(StringComparer.Ordinal)
    {
        ["http://www.w3.org/2001/04/xmlenc#sha256"] = HashAlgorithmName.SHA256,
        [More + "sha384"] = HashAlgorithmName.SHA384,
        ["http://www.w3.org/2001/04/xmlenc#sha512"] = HashAlgorithmName.SHA512,
    };

    public static (HashAlgorithmName Hash, bool Elliptic) Signature(string uri) =>
        Signatures.TryGetValue(uri, out var known)
            ? known
            : throw Refuse.NotAllowed(uri, "sign with RSA-SHA256 (in Okta: \"Signature Algorithm\")");

    public static HashAlgorithmName Digest(string uri) =>
        Digests.TryGetValue(uri, out var known) ? known : throw Refuse.NotAllowed(uri, "use SHA-256 (in Okta: \"Digest Algorithm\")");

    public static void RequireOnly(string uri, string wanted)
    {
        if (uri != wanted)
            throw Refuse.NotAllowed(uri, $"use {wanted} there");
    }
}

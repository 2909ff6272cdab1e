using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.SignIn.Oidc;

/// <summary>A signing key, and tokens made with it byte by byte: a library would not make the broken ones.</summary>
internal sealed class IssuerKey
{
    private readonly RSA? rsa;
    private readonly ECDsa? ec;

    private IssuerKey(string kid, string alg, RSA? rsa, ECDsa? ec) => (Kid, Alg, this.rsa, this.ec) = (kid, alg, rsa, ec);

    public string Kid { get; }

    public string Alg { get; }

    public static IssuerKey Rsa(string kid, int bits = 2048, string alg = "RS256") => new(kid, alg, RSA.Create(bits), ec: null);

    public static IssuerKey Ec(string kid) => new(kid, "ES256", rsa: null, ECDsa.Create(ECCurve.NamedCurves.nistP256));

    public JsonObject Jwk()
    {
        JsonObject jwk = new() { ["kid"] = Kid, ["use"] = "sig", ["alg"] = Alg };
        if (this.rsa is { } key)
        {
            var numbers = key.ExportParameters(includePrivateParameters: false);
            (jwk["kty"], jwk["n"], jwk["e"]) = ("RSA", Encode(numbers.Modulus), Encode(numbers.Exponent));
        }
        else
        {
            var numbers = this.ec!.ExportParameters(includePrivateParameters: false);
            (jwk["kty"], jwk["crv"], jwk["x"], jwk["y"]) = ("EC", "P-256", Encode(numbers.Q.X), Encode(numbers.Q.Y));
        }

        return jwk;
    }

    public JsonObject Header() => new() { ["alg"] = Alg, ["kid"] = Kid, ["typ"] = "JWT" };

    public string Sign(JsonObject payload, JsonObject? header = null) => Sign(payload.ToJsonString(), header);

    public string Sign(string payload, JsonObject? header = null)
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes((header ?? Header()).ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        var signature = this.ec?.SignData(bytes, HashAlgorithmName.SHA256)
            ?? this.rsa!.SignData(bytes, HashAlgorithmName.SHA256, Alg == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
        return $"{signed}.{Encode(signature)}";
    }

    /// <summary>The old trick: the public key, which everybody has, taken for a shared secret.</summary>
    public string SignWithPublicKeyAsSecret(JsonObject payload)
    {
        var header = Header();
        header["alg"] = "HS256";
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Encode(Encoding.UTF8.GetBytes(payload.ToJsonString()))}";
        return $"{signed}.{Encode(HMACSHA256.HashData(Encoding.ASCII.GetBytes(this.rsa!.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Encode(byte[]? bytes) => Base64Url.EncodeToString(bytes);
}

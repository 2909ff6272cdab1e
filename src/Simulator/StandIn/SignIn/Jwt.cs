using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>RS256 tokens (RFC 7515 compact form), and the public key that verifies them (RFC 7517).</summary>
internal static class Jwt
{
    public static string Sign(JsonObject claims, SigningMaterial signing)
    {
        using var key = signing.OpenKey();
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = KeyId(key) };
        var content = $"{Encode(header)}.{Encode(claims)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    public static JsonObject Keys(SigningMaterial signing)
    {
        using var key = signing.OpenKey();
        var (e, n) = Numbers(key);
        return new() { ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = KeyId(key), ["e"] = e, ["n"] = n }) };
    }

    // RFC 7638: the members in this order, without blanks.
    private static string KeyId(RSA key)
    {
        var (e, n) = Numbers(key);
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""")));
    }

    private static (string E, string N) Numbers(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return (Base64Url.EncodeToString(numbers.Exponent), Base64Url.EncodeToString(numbers.Modulus));
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}

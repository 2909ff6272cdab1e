using System.Text;
using System.Text.Json.Nodes;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.Tests.SignIn.Oidc;

/// <summary>Tokens that differ from a good one in one thing each, and the word for it.</summary>
internal static class BrokenTokens
{
    private static readonly IssuerKey Rsa = OidcWorld.Rsa;
    private static readonly IssuerKey Attacker = IssuerKey.Rsa(Rsa.Kid);
    private static readonly IssuerKey AttackerEc = IssuerKey.Ec(Rsa.Kid);

    public static readonly IReadOnlyDictionary<string, (OidcRefusal Code, Func<OidcWorld, string> Make)> All =
        new Dictionary<string, (OidcRefusal, Func<OidcWorld, string>)>
        {
            ["empty"] = (OidcRefusal.TokenMalformed, _ => ""),
            ["no token"] = (OidcRefusal.TokenMalformed, _ => "not a token"),
            ["two parts"] = (OidcRefusal.TokenMalformed, world => Good(world)[..Good(world).LastIndexOf('.')]),
            ["four parts"] = (OidcRefusal.TokenMalformed, world => Good(world) + ".e30"),
            ["encrypted"] = (OidcRefusal.TokenMalformed, _ => $"{Part("""{"alg":"RSA-OAEP","enc":"A256GCM"}""")}.AA.AA.AA.AA"),
            ["header no base64"] = (OidcRefusal.TokenMalformed, world => "***" + Good(world)),
            ["payload no JSON"] = (OidcRefusal.TokenMalformed, _ => Rsa.Sign("hello")),
            ["payload an array"] = (OidcRefusal.TokenMalformed, _ => Rsa.Sign("[]")),
            ["payload names a claim twice"] = (OidcRefusal.TokenMalformed, world => Rsa.Sign(world.Payload().ToJsonString()[..^1] + ",\"sub\":\"other\"}")),
            ["payload too deep"] = (OidcRefusal.TokenMalformed, world => Rsa.Sign(world.Payload().ToJsonString()[..^1] + $",\"deep\":{new string('[', 40)}{new string(']', 40)}}}")),

            ["alg none"] = (OidcRefusal.TokenAlgorithm, world => $"{Part("""{"alg":"none","typ":"JWT"}""")}.{Part(world.Payload().ToJsonString())}."),
            ["alg none in capitals"] = (OidcRefusal.TokenAlgorithm, world => $"{Part("""{"alg":"NONE"}""")}.{Part(world.Payload().ToJsonString())}."),
            ["alg none with our signature"] = (OidcRefusal.TokenAlgorithm, world => Rsa.Sign(world.Payload(), Header("alg", "none"))),
            ["alg HS256 with the public key"] = (OidcRefusal.TokenAlgorithm, world => Rsa.SignWithPublicKeyAsSecret(world.Payload())),
            ["alg RS512"] = (OidcRefusal.TokenAlgorithm, world => Rsa.Sign(world.Payload(), Header("alg", "RS512"))),
            ["alg in small letters"] = (OidcRefusal.TokenAlgorithm, world => Rsa.Sign(world.Payload(), Header("alg", "rs256"))),
            ["alg missing"] = (OidcRefusal.TokenAlgorithm, world => Rsa.Sign(world.Payload(), Header("alg", null))),
            ["alg PS256 with an RS256 key"] = (OidcRefusal.TokenKey, world => Rsa.Sign(world.Payload(), Header("alg", "PS256"))),
            ["alg ES256 with an RSA key"] = (OidcRefusal.TokenKey, world => AttackerEc.Sign(world.Payload())),

            ["kid unknown"] = (OidcRefusal.TokenKey, world => Rsa.Sign(world.Payload(), Header("kid", "other"))),
            ["kid in other letters"] = (OidcRefusal.TokenKey, world => Rsa.Sign(world.Payload(), Header("kid", "RSA-1"))),
            ["kid a path"] = (OidcRefusal.TokenKey, world => Rsa.Sign(world.Payload(), Header("kid", "../../dev/null"))),
            ["kid an address"] = (OidcRefusal.TokenKey, world => Rsa.Sign(world.Payload(), Header("kid", "https://evil.example/key"))),
            ["jku"] = (OidcRefusal.TokenKey, world => Attacker.Sign(world.Payload(), Header("jku", world.Issuer.Url + "/keys"))),
            ["jwk"] = (OidcRefusal.TokenKey, world => Attacker.Sign(world.Payload(), Header("jwk", Attacker.Jwk()))),
            ["x5u"] = (OidcRefusal.TokenKey, world => Attacker.Sign(world.Payload(), Header("x5u", "https://evil.example/cert"))),
            ["x5c"] = (OidcRefusal.TokenKey, world => Attacker.Sign(world.Payload(), Header("x5c", new JsonArray("MIIB")))),
            ["crit"] = (OidcRefusal.TokenKey, world => Rsa.Sign(world.Payload(), Header("crit", new JsonArray("b64")))),

            ["another key of that kid"] = (OidcRefusal.TokenSignature, world => Attacker.Sign(world.Payload())),
            ["signature missing"] = (OidcRefusal.TokenSignature, world => Good(world)[..(Good(world).LastIndexOf('.') + 1)]),
            ["signature cut"] = (OidcRefusal.TokenSignature, world => Good(world)[..^8]),
            ["signature of another payload"] = (OidcRefusal.TokenSignature, world => Spliced(Good(world), With(world, "sub", "00u2"))),

            ["iss of another"] = (OidcRefusal.TokenIssuer, world => With(world, "iss", "https://evil.example")),
            ["iss with a slash more"] = (OidcRefusal.TokenIssuer, world => With(world, "iss", world.Issuer.Url + "/")),
            ["iss in capitals"] = (OidcRefusal.TokenIssuer, world => With(world, "iss", world.Issuer.Url.Replace("http", "HTTP", StringComparison.Ordinal))),
            ["iss missing"] = (OidcRefusal.TokenIssuer, world => Without(world, "iss")),

            ["aud of another"] = (OidcRefusal.TokenAudience, world => With(world, "aud", "0oa-other")),
            ["aud with a slash more"] = (OidcRefusal.TokenAudience, world => With(world, "aud", OidcWorld.ClientId + "/")),
            ["aud missing"] = (OidcRefusal.TokenAudience, world => Without(world, "aud")),
            ["aud empty"] = (OidcRefusal.TokenAudience, world => With(world, "aud", new JsonArray())),
            ["aud an object"] = (OidcRefusal.TokenMalformed, world => With(world, "aud", new JsonObject { [OidcWorld.ClientId] = true })),
            ["aud with a number in it"] = (OidcRefusal.TokenMalformed, world => With(world, "aud", new JsonArray(OidcWorld.ClientId, 1))),
            ["aud several, no azp"] = (OidcRefusal.TokenAudience, world => With(world, "aud", new JsonArray(OidcWorld.ClientId, "0oa-other"))),
            ["azp of another"] = (OidcRefusal.TokenAudience, world => With(world, "azp", "0oa-other")),
            ["azp null"] = (OidcRefusal.TokenAudience, world => With(world, "azp", null)),

            ["exp passed"] = (OidcRefusal.TokenExpired, world => With(world, "exp", world.Now - 120)),
            ["exp missing"] = (OidcRefusal.TokenExpired, world => Without(world, "exp")),
            ["exp a text"] = (OidcRefusal.TokenMalformed, world => With(world, "exp", (world.Now + 3600).ToString())),
            ["exp beyond all time"] = (OidcRefusal.TokenMalformed, world => With(world, "exp", 1e300)),
            ["exp negative"] = (OidcRefusal.TokenMalformed, world => With(world, "exp", -1)),
            ["nbf to come"] = (OidcRefusal.TokenTooEarly, world => With(world, "nbf", world.Now + 121)),
            ["nbf a text"] = (OidcRefusal.TokenMalformed, world => With(world, "nbf", "now")),
            ["iat missing"] = (OidcRefusal.TokenIssuedAt, world => Without(world, "iat")),
            ["iat to come"] = (OidcRefusal.TokenIssuedAt, world => With(world, "iat", world.Now + 121)),
            ["iat long ago"] = (OidcRefusal.TokenIssuedAt, world => With(world, "iat", world.Now - 601)),

            ["nonce of another sign-in"] = (OidcRefusal.TokenNonce, world => With(world, "nonce", "nonce-of-that-sign-in")),
            ["nonce missing"] = (OidcRefusal.TokenNonce, world => Without(world, "nonce")),
            ["nonce in other letters"] = (OidcRefusal.TokenNonce, world => With(world, "nonce", "Nonce-of-this-sign-in")),
            ["nonce in an array"] = (OidcRefusal.TokenNonce, world => With(world, "nonce", new JsonArray(world.Pending.Nonce))),

            ["sub missing"] = (OidcRefusal.TokenSubject, world => Without(world, "sub")),
            ["sub empty"] = (OidcRefusal.TokenSubject, world => With(world, "sub", "")),
            ["sub a number"] = (OidcRefusal.TokenSubject, world => With(world, "sub", 7)),
            ["sub null"] = (OidcRefusal.TokenSubject, world => With(world, "sub", null)),
            ["sub too long"] = (OidcRefusal.TokenSubject, world => With(world, "sub", new string('s', 256))),

            ["at_hash of another"] = (OidcRefusal.TokenAccessHash, world => With(world, "at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
            ["at_hash a number"] = (OidcRefusal.TokenAccessHash, world => With(world, "at_hash", 1)),
            ["auth_time to come"] = (OidcRefusal.StaleAuthentication, world => With(world, "auth_time", world.Now + 121)),
            ["auth_time a text"] = (OidcRefusal.TokenMalformed, world => With(world, "auth_time", "yesterday")),
        };

    private static string Good(OidcWorld world) => Rsa.Sign(world.Payload());

    private static string With(OidcWorld world, string claim, JsonNode? value)
    {
        var payload = world.Payload();
        payload[claim] = value;
        return Rsa.Sign(payload);
    }

    private static string Without(OidcWorld world, string claim)
    {
        var payload = world.Payload();
        payload.Remove(claim);
        return Rsa.Sign(payload);
    }

    private static JsonObject Header(string name, JsonNode? value)
    {
        var header = Rsa.Header();
        if (value is null)
            header.Remove(name);
        else
            header[name] = value;
        return header;
    }

    private static string Spliced(string signatureOf, string rest) => rest[..rest.LastIndexOf('.')] + signatureOf[signatureOf.LastIndexOf('.')..];

    private static string Part(string json) => IssuerKey.Encode(Encoding.UTF8.GetBytes(json));
}

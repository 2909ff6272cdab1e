using System.Text.Json.Nodes;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>OpenID Connect Discovery §3.</summary>
internal static class OidcMetadata
{
    public static JsonObject Of(AppUrls urls) => new()
    {
        ["issuer"] = urls.OidcIssuer,
        ["authorization_endpoint"] = urls.Authorize,
        ["token_endpoint"] = urls.Token,
        ["userinfo_endpoint"] = urls.UserInfo,
        ["jwks_uri"] = urls.Keys,
        ["scopes_supported"] = new JsonArray("openid", "profile", "email"),
        ["response_types_supported"] = new JsonArray("code"),
        ["response_modes_supported"] = new JsonArray("query"),
        ["grant_types_supported"] = new JsonArray("authorization_code"),
        ["subject_types_supported"] = new JsonArray("public"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic", "client_secret_post"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["claims_supported"] = new JsonArray(
            "sub", "iss", "aud", "iat", "exp", "auth_time", "nonce", "preferred_username", "name", "given_name", "family_name", "email", "email_verified"),
        ["request_parameter_supported"] = false,
        ["request_uri_parameter_supported"] = false,
        ["authorization_response_iss_parameter_supported"] = true, // RFC 9207
    };
}

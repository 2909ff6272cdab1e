using System.Text;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Reads what a provider says of itself (OpenID Connect Discovery 1.0) and says in a sentence what cannot be worked with.</summary>
internal sealed class Discovery(EgressGuard egress)
{
    private const string Place = "/.well-known/openid-configuration";

    /// <summary>They speak for whoever has an account anywhere, in the names of thousands of issuers (security.md I-40).</summary>
    private static readonly string[] SharedTenants = ["common", "organizations", "consumers", "{tenantid}"];

    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public async Task<Provider> ReadAsync(Uri issuer, CancellationToken ct)
    {
        RequireOneTenant(issuer);
        var document = Parse(await FetchAsync("discovery document", new Uri(issuer.OriginalString.TrimEnd('/') + Place), ct));
        var provider = Judge(issuer, document);
        var keys = await FetchAsync("key set", RequireUrl("jwks_uri", document.JwksUri), ct);
        return provider with { Keys = KeySet.Read(keys) };
    }

    private Provider Judge(Uri issuer, OpenIdConnectConfiguration document)
    {
        if (document.Issuer != issuer.OriginalString)
        {
            throw Unusable(
                $"The discovery document of \"{Said.Clean(issuer.OriginalString)}\" names the issuer \"{Said.Clean(document.Issuer)}\"; "
                + "write exactly that as the connection's issuer if it is your identity provider");
        }

        string[] algorithms = [.. Algorithms.Accepted.Intersect(document.IdTokenSigningAlgValuesSupported)];
        if (algorithms.Length == 0)
            throw Unusable($"The identity provider announces no signature algorithm of {Algorithms.Listed}; let the application's ID tokens be signed with one of them");
        if (!document.ResponseTypesSupported.Contains("code"))
            throw Unusable("The identity provider does not announce the response type \"code\"; allow the authorization code flow there");
        // Entra knows PKCE and announces nothing, so silence is no "no".
        if (document.CodeChallengeMethodsSupported is { Count: > 0 } challenges && !challenges.Contains("S256"))
            throw Unusable("The identity provider announces PKCE without the method S256; switch S256 on there");

        return new Provider(
            document.Issuer,
            RequireUrl("authorization_endpoint", document.AuthorizationEndpoint),
            RequireUrl("token_endpoint", document.TokenEndpoint),
            IsSecretInHeader(document.TokenEndpointAuthMethodsSupported),
            document.AuthorizationResponseIssParameterSupported,
            algorithms,
            Keys: []);
    }

    /// <summary>Said nothing, client_secret_basic is meant (OpenID Connect Discovery 1.0 §3).</summary>
    private static bool IsSecretInHeader(ICollection<string> methods)
    {
        if (methods.Count == 0 || methods.Contains("client_secret_basic"))
            return true;
        return methods.Contains("client_secret_post") || methods.Contains("none") // public clients have no secret to send
            ? false
            : throw Unusable("The identity provider's token endpoint announces neither client_secret_basic nor client_secret_post; allow one of them");
    }

    private static void RequireOneTenant(Uri issuer)
    {
        if (issuer.Host.StartsWith("login.", StringComparison.Ordinal)
            && issuer.Segments.Length > 1
            && SharedTenants.Contains(Uri.UnescapeDataString(issuer.Segments[1].TrimEnd('/')), StringComparer.OrdinalIgnoreCase))
        {
            throw Unusable(
                "The issuer stands for all Microsoft tenants at once; write your own one, https://login.microsoftonline.com/{your tenant id}/v2.0");
        }
    }

    private static OpenIdConnectConfiguration Parse(byte[] json)
    {
        try
        {
            return OpenIdConnectConfiguration.Create(Encoding.UTF8.GetString(json));
        }
        catch (ArgumentException)
        {
            throw Unusable("The identity provider's discovery document is no JSON object of the kind; correct the issuer");
        }
    }

    private Uri RequireUrl(string name, string? text)
    {
        try
        {
            var url = Uri.TryCreate(text, UriKind.Absolute, out var parsed) ? parsed : null;
            egress.RequireAllowedScheme(url);
            return url is { Fragment: "", UserInfo: "" } ? url : throw BadUrl(name);
        }
        catch (RefusedException)
        {
            throw BadUrl(name);
        }
    }

    private async Task<byte[]> FetchAsync(string what, Uri url, CancellationToken ct)
    {
        try
        {
            return await egress.FetchAsync(url, EgressGuard.UsualBytes, ct);
        }
        catch (RefusedException refused)
        {
            throw new OidcRefusedException(
                OidcRefusal.ProviderUnreachable, $"The identity provider's {what} at {Said.Clean(url.GetLeftPart(UriPartial.Path))} cannot be read: {refused.Message}");
        }
    }

    private static OidcRefusedException BadUrl(string name) =>
        Unusable($"The {name} in the identity provider's discovery document is not a plain https:// URL; correct the issuer");

    private static OidcRefusedException Unusable(string sentence) => new(OidcRefusal.ProviderUnusable, sentence + ".");
}

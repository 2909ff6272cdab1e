using Rolecall.Domain.Connections;
using Rolecall.Saml;
using Rolecall.Scim;

namespace Rolecall.Server.Egress;

/// <summary>Makes an identity provider's settings of what people have at hand: metadata, its URL, or an OIDC issuer.</summary>
internal sealed class ProviderSettings(EgressGuard egress, TimeProvider clock)
{
    private const string EndOfPem = "-----END CERTIFICATE-----";

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public async Task<SamlProvider> FetchSamlAsync(string url, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var where))
            throw new RefusedException(Refusal.InvalidValue, "The metadata URL must be absolute, such as https://example.okta.com/app/…/sso/saml/metadata.");
        return ReadSaml(await egress.FetchAsync(where, IdpMetadata.MaximumBytes, ct)) with { MetadataUrl = where };
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public SamlProvider ReadSaml(ReadOnlyMemory<byte> xml) => Read(() => IdpMetadata.Parse(xml, clock.GetUtcNow()));

    /// <param name="certificates">PEM or base64; several in PEM one after the other.</param>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public SamlProvider SamlByHand(string entityId, string signOnUrl, string certificates) => Read(() =>
    {
        string[] parts = [.. certificates.Split(EndOfPem).Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part.Contains("-----BEGIN", StringComparison.Ordinal) ? part + EndOfPem : part)];
        return IdpMetadata.ByHand(entityId, SignOnBinding.Redirect, signOnUrl, parts, clock.GetUtcNow());
    });

    /// <summary>The issuer is compared character for character with what tokens say, so it is kept as it was typed.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public OidcProvider Oidc(string issuer, string clientId)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var url) || !IsAllowed(url) || url is not { Query: "", Fragment: "", UserInfo: "" })
            throw new RefusedException(Refusal.InvalidValue, "The issuer must be an https URL without query or fragment, exactly as the identity provider shows it.");
        CheckClientId(clientId);
        return new OidcProvider(url, clientId);
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static void CheckClientId(string clientId)
    {
        if (clientId is not { Length: > 0 and <= 255 } || clientId.Any(c => c is <= ' ' or > '~'))
            throw new RefusedException(Refusal.InvalidValue, "The client id must be 1 to 255 printable characters without spaces.");
    }

    private static SamlProvider Read(Func<IdpMetadata> read)
    {
        try
        {
            var metadata = read();
            return new SamlProvider(
                metadata.EntityId,
                metadata.SingleSignOnUrl,
                metadata.SignOnServices[0].Binding == SignOnBinding.Redirect ? "redirect" : "post",
                [.. metadata.Certificates.Select(certificate => Convert.ToBase64String(certificate.Der.Span))]);
        }
        catch (MetadataException refused)
        {
            throw new RefusedException(Refusal.InvalidValue, refused.Message);
        }
    }

    private bool IsAllowed(Uri url)
    {
        try
        {
            egress.RequireAllowedScheme(url);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }
}

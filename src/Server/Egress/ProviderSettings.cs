using Rolecall.Domain.Connections;
using Rolecall.Saml;
using Rolecall.Scim;

namespace Rolecall.Server.Egress;

/// <summary>Makes an identity provider's settings of what people have at hand: metadata, its URL, or an OIDC issuer.</summary>
internal sealed class ProviderSettings(EgressGuard egress, TimeProvider clock)
{
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public async Task<IdentityProvider> FetchSamlAsync(string url, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var where))
            throw new RefusedException(Refusal.InvalidValue, "The metadata URL must be absolute, such as https://example.okta.com/app/…/sso/saml/metadata.");
        return ReadSaml(await egress.FetchAsync(where, IdpMetadata.MaximumBytes, ct));
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public IdentityProvider ReadSaml(ReadOnlyMemory<byte> xml)
    {
        try
        {
            var metadata = IdpMetadata.Parse(xml, clock.GetUtcNow());
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

    /// <summary>The issuer is compared character for character with what tokens say, so it is kept as it was typed.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static IdentityProvider Oidc(string issuer, string clientId)
    {
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var url)
            || url.Scheme != Uri.UriSchemeHttps
            || url is not { Query: "", Fragment: "", UserInfo: "" })
            throw new RefusedException(Refusal.InvalidValue, "The issuer must be an https URL without query or fragment, exactly as the identity provider shows it.");
        if (clientId is not { Length: > 0 and <= 255 } || clientId.Any(c => c is <= ' ' or > '~'))
            throw new RefusedException(Refusal.InvalidValue, "The client id must be 1 to 255 printable characters without spaces.");
        return new OidcProvider(url, clientId);
    }
}

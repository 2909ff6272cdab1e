using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rolecall.Server.Tests.Operations;

internal static class OktaMetadata
{
    /// <summary>As an admin downloads it from the application's tab "Sign On", with a certificate of our own.</summary>
    /// <param name="until">When the certificate ends.</param>
    public static string Write(string subject = "CN=example.okta.com", DateTimeOffset? until = null)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), until ?? new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <md:EntityDescriptor entityID="http://www.okta.com/exk1" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">
              <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing">
                  <ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                    <ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(certificate.RawData)}</ds:X509Certificate></ds:X509Data>
                  </ds:KeyInfo>
                </md:KeyDescriptor>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
                                        Location="https://example.okta.com/app/sso/saml"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>
            """;
    }
}

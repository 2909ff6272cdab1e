using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Saml.Tests;

/// <summary>For those whose identity provider shows a certificate, an address and a name, and no metadata.</summary>
[Spec("I-29")]
public sealed class PastedCertificates
{
    private static readonly byte[] Der = Convert.FromBase64String(Certificates.Current);
    private static readonly string Pem = PemEncoding.WriteString("CERTIFICATE", Der);

    [Fact]
    public void PEM_base64_and_DER_are_the_same_certificate()
    {
        foreach (var text in new[] { Pem, "subject=CN = current\r\n" + Pem.ReplaceLineEndings("\r\n") + "\r\n", Certificates.Current, " " + Convert.ToBase64String(Der) + "\n" })
        {
            Assert.Equal("CN=current", SigningCertificate.Parse(text, Certificates.Now).Subject);
            Assert.Equal("CN=current", SigningCertificate.Parse(Encoding.UTF8.GetBytes(text), Certificates.Now).Subject);
        }

        var certificate = SigningCertificate.Parse(Der, Certificates.Now);
        Assert.Equal(Der, certificate.Der.ToArray());
        Assert.Equal(64, certificate.Fingerprint.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00")]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    [InlineData("-----BEGIN CERTIFICATE-----\nMIIC")]
    public void What_cannot_be_read_is_refused(string text)
    {
        Assert.Contains("cannot be read", Refused(text));
        Assert.Contains("cannot be read", Assert.Throws<MetadataException>(() => SigningCertificate.Parse(Encoding.UTF8.GetBytes(text), Certificates.Now)).Message);
    }

    [Fact]
    public void Half_a_certificate_is_refused() =>
        Assert.Contains("cannot be read", Assert.Throws<MetadataException>(() => SigningCertificate.Parse(Der.AsMemory(0, 400), Certificates.Now)).Message);

    [Fact]
    public void A_private_key_is_refused_before_it_goes_any_further()
    {
        using var key = RSA.Create(2048);

        Assert.Contains("is a PRIVATE KEY", Refused(key.ExportPkcs8PrivateKeyPem()));
        Assert.DoesNotContain("MII", Refused(key.ExportPkcs8PrivateKeyPem()));
    }

    [Fact]
    public void Issuers_after_the_certificate_are_refused() => Assert.Contains("several certificates", Refused(Pem + "\n" + Pem));

    [Fact]
    public void Weak_keys_are_refused() => Assert.Contains("an RSA key of 1024 bits", Refused(Certificates.Weak));

    [Fact]
    public void A_provider_can_be_described_by_hand()
    {
        var provider = IdpMetadata.ByHand(
            " https://idp.example/name ", SignOnBinding.Post, "https://idp.example/sso", [Pem, Certificates.Next, Certificates.Current, Certificates.Expired], Certificates.Now);

        Assert.Equal("https://idp.example/name", provider.EntityId);
        Assert.Equal([new SignOnService(SignOnBinding.Post, new("https://idp.example/sso"))], provider.SignOnServices);
        Assert.Equal(["CN=current", "CN=next", "CN=expired"], provider.Certificates.Select(certificate => certificate.Subject));
    }

    [Fact]
    public void What_is_wrong_with_it_is_told()
    {
        Assert.Contains("entityID", ByHand(entityId: " "));
        Assert.Contains("\"http://idp.example\" must be an absolute https URL", ByHand(url: "http://idp.example"));
        Assert.Contains("no signing certificate", ByHand(certificates: []));
        Assert.Contains("expired on 2026-05-31", ByHand(certificates: [Certificates.Expired]));
    }

    private static string ByHand(string entityId = "a", string url = "https://idp.example", string[]? certificates = null) =>
        Assert.Throws<MetadataException>(() => IdpMetadata.ByHand(entityId, SignOnBinding.Redirect, url, certificates ?? [Pem], Certificates.Now)).Message;

    private static string Refused(string text) =>
        Assert.Throws<MetadataException>(() => SigningCertificate.Parse(text, Certificates.Now)).Message;
}

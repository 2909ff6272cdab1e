using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace Rolecall.Saml;

/// <summary>A certificate whose key the identity provider signs with. What counts is the key; no chain is ever built.</summary>
/// <param name="Der">The certificate itself, as X.509 DER.</param>
/// <param name="Fingerprint">SHA-256 of <paramref name="Der"/> in hexadecimal: what people compare.</param>
/// <param name="Expired">Whether it had expired when the metadata was read.</param>
public sealed record SigningCertificate(
    ReadOnlyMemory<byte> Der, string Subject, string Fingerprint, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool Expired)
{
    private const int MinimumKeyBits = 2048;

    /// <summary>All of them: during a rollover the provider names the old and the new one.</summary>
    internal static IReadOnlyList<SigningCertificate> ListedIn(XElement provider, DateTimeOffset now)
    {
        // A key without `use` serves signing and encryption (SAML metadata §2.4.1.1).
        var certificates = provider.Elements(MetadataXml.Metadata + "KeyDescriptor")
            .Where(key => (string?)key.Attribute("use") is null or "signing")
            .Select(key => Read(OnlyCertificate(key), now))
            .DistinctBy(certificate => certificate.Fingerprint)
            .ToList();

        if (certificates.Count == 0)
            throw new MetadataException(
                "The metadata has no signing certificate; switch signing on at the identity provider and export its metadata again.");
        if (certificates.All(certificate => certificate.Expired))
            throw new MetadataException(
                $"The signing certificate expired on {certificates.Max(certificate => certificate.NotAfter):yyyy-MM-dd}; "
                + "make a new one at the identity provider and export its metadata again.");
        return certificates;
    }

    // With several, XML-DSig §4.4.4 lets the others be the issuers, in any order. Their keys must not become signing keys.
    private static string OnlyCertificate(XElement key)
    {
        var certificates = key.Elements(MetadataXml.Signature + "KeyInfo")
            .Elements(MetadataXml.Signature + "X509Data")
            .Elements(MetadataXml.Signature + "X509Certificate")
            .ToList();
        return certificates.Count == 1
            ? certificates[0].Value
            : throw new MetadataException(
                $"A signing key in the metadata has {certificates.Count} certificates; export it with exactly one, without its issuers.");
    }

    private static SigningCertificate Read(string base64, DateTimeOffset now)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(base64));
            RequireStrongRsa(certificate);
            var notAfter = new DateTimeOffset(certificate.NotAfter).ToUniversalTime();
            return new SigningCertificate(
                certificate.RawData,
                certificate.Subject,
                certificate.GetCertHashString(HashAlgorithmName.SHA256),
                new DateTimeOffset(certificate.NotBefore).ToUniversalTime(),
                notAfter,
                Expired: notAfter < now);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new MetadataException(
                "A signing certificate in the metadata cannot be read; export the metadata again and give it unchanged.");
        }
    }

    // The verifier knows one algorithm, RSA with SHA-256, and takes no hint from a response.
    private static void RequireStrongRsa(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is null || rsa.KeySize < MinimumKeyBits)
            throw new MetadataException(
                $"The signing certificate \"{MetadataXml.Shortened(certificate.Subject)}\" has "
                + (rsa is null ? "no RSA key" : $"an RSA key of {rsa.KeySize} bits")
                + $"; let the identity provider sign with RSA of {MinimumKeyBits} bits or more.");
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;

namespace Rolecall.Saml;

/// <summary>A certificate whose key the identity provider signs with. What counts is the key; no chain is ever built.</summary>
/// <param name="Der">The certificate itself, as X.509 DER.</param>
/// <param name="Fingerprint">SHA-256 of <paramref name="Der"/> in hexadecimal: what people compare.</param>
/// <param name="Expired">Whether it had expired when it was read.</param>
public sealed record SigningCertificate(
    ReadOnlyMemory<byte> Der, string Subject, string Fingerprint, DateTimeOffset NotBefore, DateTimeOffset NotAfter, bool Expired)
{
    private const int MinimumRsaBits = 2048;
    private const int MinimumCurveBits = 256;

    /// <summary>What somebody uploads: DER, or text as for <see cref="Parse(string, DateTimeOffset)"/>.</summary>
    /// <exception cref="MetadataException"/>
    public static SigningCertificate Parse(ReadOnlyMemory<byte> file, DateTimeOffset now) =>
        file.Span is [0x30, >= 0x80, ..] ? Of(file.Span, now) : Parse(Encoding.UTF8.GetString(file.Span), now);

    /// <summary>What somebody pastes: PEM, or the base64 alone as it stands in metadata.</summary>
    /// <exception cref="MetadataException"/>
    public static SigningCertificate Parse(string text, DateTimeOffset now)
    {
        if (!PemEncoding.TryFind(text, out var pem))
            return Of(FromBase64(text), now);
        if (text[pem.Label] != "CERTIFICATE")
            throw new MetadataException(
                $"What was given is a {Quoted.Shortened(text[pem.Label])} and not a certificate; take the certificate and keep keys secret.");
        if (PemEncoding.TryFind(text.AsSpan(pem.Location.End.Value), out _))
            throw new MetadataException(
                "What was given has several certificates; give the signing certificate alone, without its issuers.");
        return Of(FromBase64(text[pem.Base64Data]), now);
    }

    /// <summary>All of them: during a rollover the provider names the old and the new one.</summary>
    internal static IReadOnlyList<SigningCertificate> ListedIn(XElement provider, DateTimeOffset now) =>
        // A key without `use` serves signing and encryption (SAML metadata §2.4.1.1).
        Usable(provider.Elements(MetadataXml.Metadata + "KeyDescriptor")
            .Where(key => (string?)key.Attribute("use") is null or "signing")
            .Select(key => Of(FromBase64(OnlyCertificate(key)), now)));

    /// <summary>Each once, and at least one that has not expired.</summary>
    internal static IReadOnlyList<SigningCertificate> Usable(IEnumerable<SigningCertificate> given)
    {
        var certificates = given.DistinctBy(certificate => certificate.Fingerprint).ToList();
        if (certificates.Count == 0)
            throw new MetadataException(
                "There is no signing certificate; switch signing on at the identity provider and take its metadata or certificate again.");
        if (certificates.All(certificate => certificate.Expired))
            throw new MetadataException(
                $"The signing certificate expired on {certificates.Max(certificate => certificate.NotAfter):yyyy-MM-dd}; "
                + "make a new one at the identity provider and take its metadata or certificate again.");
        return certificates;
    }

    /// <exception cref="MetadataException"/>
    internal static SigningCertificate Of(ReadOnlySpan<byte> der, DateTimeOffset now)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der);
            RequireStrongKey(certificate);
            var notAfter = new DateTimeOffset(certificate.NotAfter).ToUniversalTime();
            return new SigningCertificate(
                certificate.RawData,
                certificate.Subject,
                certificate.GetCertHashString(HashAlgorithmName.SHA256),
                new DateTimeOffset(certificate.NotBefore).ToUniversalTime(),
                notAfter,
                Expired: notAfter < now);
        }
        catch (CryptographicException)
        {
            throw Unreadable();
        }
    }

    /// <summary>Whether this key made that signature. A key of the other kind did not.</summary>
    internal bool Signed(byte[] data, byte[] signature, HashAlgorithmName hash, bool elliptic)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Der.Span);
        using var curve = elliptic ? certificate.GetECDsaPublicKey() : null;
        using var rsa = elliptic ? null : certificate.GetRSAPublicKey();
        return curve?.VerifyData(data, signature, hash) ?? rsa?.VerifyData(data, signature, hash, RSASignaturePadding.Pkcs1) ?? false;
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

    private static byte[] FromBase64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw Unreadable();
        }
    }

    private static void RequireStrongKey(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        using var curve = certificate.GetECDsaPublicKey();
        if (rsa?.KeySize < MinimumRsaBits)
            throw Weak(certificate, $"an RSA key of {rsa.KeySize} bits");
        if (curve?.KeySize < MinimumCurveBits)
            throw Weak(certificate, $"an elliptic curve of {curve.KeySize} bits");
        if (rsa is null && curve is null)
            throw Weak(certificate, "a key that is neither RSA nor an elliptic curve");
    }

    private static MetadataException Weak(X509Certificate2 certificate, string key) => new(
        $"The signing certificate \"{Quoted.Shortened(certificate.Subject)}\" has {key}; "
        + $"let the identity provider sign with RSA of {MinimumRsaBits} bits or more.");

    private static MetadataException Unreadable() =>
        new("The signing certificate cannot be read; take it or the metadata from the identity provider again, whole and unchanged.");
}

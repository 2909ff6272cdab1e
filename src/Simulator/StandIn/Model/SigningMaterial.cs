using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rolecall.Simulator.StandIn.Model;

/// <summary>The key that signs SAML responses and ID tokens, and its self-signed certificate, both in base64.</summary>
internal sealed record SigningMaterial(string PrivateKey, string Certificate)
{
    private const int KeyBits = 2048;

    public static SigningMaterial Create(TimeProvider clock)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest(
            "CN=Stand-in identity provider", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // A clock that is a little behind must not find it too new.
        using var certificate = request.CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddYears(10));
        return new(Convert.ToBase64String(key.ExportPkcs8PrivateKey()), Convert.ToBase64String(certificate.RawData));
    }

    /// <summary>The caller disposes of it.</summary>
    public RSA OpenKey()
    {
        var key = RSA.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(PrivateKey), out _);
        return key;
    }

    public string CertificatePem => PemEncoding.WriteString("CERTIFICATE", Convert.FromBase64String(Certificate));
}

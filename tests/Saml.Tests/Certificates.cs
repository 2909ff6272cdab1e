using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rolecall.Saml.Tests;

/// <summary>Certificates as identity providers make them, in base64; each is made once.</summary>
internal static class Certificates
{
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly string Current = Rsa("CN=current", 2048, Now.AddYears(-1), Now.AddYears(9));
    public static readonly string Next = Rsa("CN=next", 2048, Now.AddDays(20), Now.AddYears(10));
    public static readonly string Expired = Rsa("CN=expired", 2048, Now.AddYears(-9), Now.AddDays(-1));
    public static readonly string Weak = Rsa("CN=weak", 1024, Now.AddYears(-1), Now.AddYears(9));
    public static readonly string Elliptic = Ec("CN=elliptic", ECCurve.NamedCurves.nistP256);
    public static readonly string SmallCurve = Ec("CN=small", ECCurve.CreateFromValue("1.2.840.10045.3.1.1"));

    /// <summary>Ed25519, which no signature method of XML-DSig that we know uses.</summary>
    public const string OtherKind =
        "MIIBNjCB6aADAgECAhRtXc3uPyZoFZhhPyIxg3T2FTPPCjAFBgMrZXAwEDEOMAwGA1UEAwwFb3RoZXIwIBcNMjYxMTI4MDgwNDU1WhgPMjEyNjExMDQwODA0NTVaMBAxDjAM"
        + "BgNVBAMMBW90aGVyMCowBQYDK2VwAyEA868NB76/kYjofvuEirX3QdqwL7/XaooF7IRXZBfuWlijUzBRMB0GA1UdDgQWBBT9q1mRRrnGkuMg4iTZwjXwz3XWlzAfBgNVHSME"
        + "GDAWgBT9q1mRRrnGkuMg4iTZwjXwz3XWlzAPBgNVHRMBAf8EBTADAQH/MAUGAytlcANBAHEOjgxBfWMlScud+5pLmNABB4/rJTP+jZc7EO1n73KffwyDWAwBXHGr+Cuehn9e"
        + "bmf/go+5+gRxr8La60qFmg8=";

    private static string Rsa(string name, int bits, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using var key = RSA.Create(bits);
        return SelfSigned(new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), notBefore, notAfter);
    }

    private static string Ec(string name, ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return SelfSigned(new CertificateRequest(name, key, HashAlgorithmName.SHA256), Now.AddYears(-1), Now.AddYears(9));
    }

    private static string SelfSigned(CertificateRequest request, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using var certificate = request.CreateSelfSigned(notBefore, notAfter);
        return Convert.ToBase64String(certificate.RawData, Base64FormattingOptions.InsertLineBreaks);
    }
}

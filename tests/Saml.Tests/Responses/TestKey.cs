using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>A key of a stand-in provider and its certificate. Each is made once.</summary>
internal sealed record TestKey(AsymmetricAlgorithm Key, byte[] Certificate)
{
    public static readonly TestKey Okta = Rsa("CN=okta");
    public static readonly TestKey Entra = Rsa("CN=entra");
    public static readonly TestKey Simple = Rsa("CN=simple");
    public static readonly TestKey Elliptic = Ec("CN=elliptic", ECCurve.NamedCurves.nistP256);

    /// <summary>Nobody's but the attacker's.</summary>
    public static readonly TestKey Evil = Rsa("CN=evil");

    public static TestKey Rsa(string name, int bits = 2048, DateTimeOffset? notAfter = null)
    {
        var key = RSA.Create(bits);
        return new(key, SelfSigned(new(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), notAfter));
    }

    public static TestKey Ec(string name, ECCurve curve)
    {
        var key = ECDsa.Create(curve);
        return new(key, SelfSigned(new(name, key, HashAlgorithmName.SHA256), null));
    }

    public byte[] Sign(byte[] data, HashAlgorithmName hash) => Key switch
    {
        RSA rsa => rsa.SignData(data, hash, RSASignaturePadding.Pkcs1),
        ECDsa curve => curve.SignData(data, hash),
        _ => throw new NotSupportedException(),
    };

    private static byte[] SelfSigned(CertificateRequest request, DateTimeOffset? notAfter)
    {
        using var certificate = request.CreateSelfSigned(Certificates.Now.AddYears(-5), notAfter ?? Certificates.Now.AddYears(9));
        return certificate.RawData;
    }
}

using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.Tests.Egress;

[Spec("I-62", "R-48")]
public sealed class EgressCertificateTests
{
    /// <remarks>Without care, the framework asks the address in the certificate for its issuer, over http, wherever that is.</remarks>
    [Fact]
    public async Task A_certificate_cannot_make_us_fetch_its_issuer_from_a_private_address()
    {
        using var metadataService = LoopbackStub.Answering("200 OK");
        using var certificate = IssuedBySomebodyAt($"http://127.0.0.1:{metadataService.Port}/issuer.crt");
        using var listener = new LoopbackStub(async stream =>
        {
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                // Offline, else this side would be the one that fetches the issuer.
                ServerCertificateContext = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true),
            });
        });
        using var guard = new EgressGuard(
            new EgressOptions(["tls.example"]), TimeProvider.System, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => guard.FetchAsync(
            new Uri($"https://tls.example:{listener.Port}/"), EgressGuard.UsualBytes, TestContext.Current.CancellationToken));

        Assert.Contains("TLS certificate", refused.Message);
        Assert.Equal((1, 0), (listener.Connections, metadataService.Connections));
    }

    private static X509Certificate2 IssuedBySomebodyAt(string issuerUrl)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var issuerKey = RSA.Create(2048);
        var issuer = new X500DistinguishedName("CN=somebody");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=tls.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [issuerUrl]));
        using var certificate = request.Create(
            issuer, X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1), now.AddDays(-1), now.AddDays(1), [1]);
        return certificate.CopyWithPrivateKey(key);
    }
}

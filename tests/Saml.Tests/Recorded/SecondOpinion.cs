using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Rolecall.Saml.Tests.Responses;

namespace Rolecall.Saml.Tests.Recorded;

/// <summary>The recorded responses are genuine in the eyes of xmlsec1, too: whatever our verifier says of them, the files are as they were sent.</summary>
public sealed class SecondOpinion
{
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public static TheoryData<string> Names => [.. Sample.Recorded];

    [Theory, MemberData(nameof(Names))]
    public void Every_signature_is_right(string name)
    {
        const string xmlsec = "/usr/bin/xmlsec1";
        Assert.SkipUnless(File.Exists(xmlsec), "A second opinion on signatures takes xmlsec1, which this machine lacks.");
        var response = Path.Combine(Sample.Folder, name, "response.xml");
        var signatures = XDocument.Load(response).Descendants(Signature + "Signature").Count();
        var key = Path.GetTempFileName();
        File.WriteAllText(key, PublicKey(Path.Combine(Sample.Folder, name, "metadata.xml")));

        Assert.InRange(signatures, 1, 2);
        for (var n = 1; n <= signatures; n++)
            Assert.Null(Try(
                xmlsec, "--verify", "--pubkey-pem", key, "--enabled-key-data", "rsa",
                "--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:assertion:Assertion", "--id-attr:ID", "urn:oasis:names:tc:SAML:2.0:protocol:Response",
                "--node-xpath", $"(//*[local-name()='Signature'])[{n}]", response));

        File.Delete(key);
    }

    /// <summary>xmlsec1 would judge the certificate in the response; what counts is the key of the metadata.</summary>
    private static string PublicKey(string metadata)
    {
        var certificate = XDocument.Load(metadata).Descendants(Signature + "X509Certificate").First().Value;
        using var read = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(certificate));
        return read.GetRSAPublicKey()!.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>Null when it went well, else what it said.</summary>
    private static string? Try(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said;
    }
}

using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.WebUtilities;
using Rolecall.Domain.Connections;

namespace Rolecall.Server.Tests.SignIn.Sso;

/// <summary>An identity provider that says what a test wants it to, with a genuine signature.</summary>
internal sealed class TestIdp(string entityId, TimeProvider clock) : IDisposable
{
    private readonly RSA key = RSA.Create(2048);

    public SamlProvider Provider
    {
        get
        {
            var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(clock.GetUtcNow().AddDays(-1), clock.GetUtcNow().AddYears(5));
            return new SamlProvider(entityId, new Uri("https://idp.example/sso"), "redirect", [Convert.ToBase64String(certificate.RawData)]);
        }
    }

    /// <summary>The request that the browser was sent with.</summary>
    public static XmlElement RequestIn(Uri location)
    {
        var deflated = Convert.FromBase64String(QueryHelpers.ParseQuery(location.Query)["SAMLRequest"].ToString());
        using var reader = new StreamReader(new DeflateStream(new MemoryStream(deflated), CompressionMode.Decompress));
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(reader.ReadToEnd());
        return document.DocumentElement!;
    }

    /// <returns>The field SAMLResponse.</returns>
    public string Respond(Uri acs, string audience, string? request, string nameId, DateTimeOffset? until = null, string? assertionId = null)
    {
        var now = clock.GetUtcNow();
        var id = assertionId ?? $"_{Guid.CreateVersion7(now):N}";
        var inResponseTo = request is null ? "" : $"""InResponseTo="{request}" """;
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml($"""
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_{Guid.CreateVersion7(now):N}" Version="2.0" IssueInstant="{At(now)}" Destination="{acs}" {inResponseTo}><saml:Issuer>{entityId}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="{id}" Version="2.0" IssueInstant="{At(now)}"><saml:Issuer>{entityId}</saml:Issuer><saml:Subject><saml:NameID>{nameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData {inResponseTo}NotOnOrAfter="{At(now.AddMinutes(5))}" Recipient="{acs}"/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="{At(now.AddMinutes(-1))}" NotOnOrAfter="{At(now.AddMinutes(5))}"><saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions><saml:AuthnStatement AuthnInstant="{At(now)}" SessionIndex="s1"{(until is { } end ? $" SessionNotOnOrAfter=\"{At(end)}\"" : "")}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement></saml:Assertion></samlp:Response>
            """);
        Sign(document, id);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(document.OuterXml));
    }

    public void Dispose() => key.Dispose();

    private void Sign(XmlDocument document, string id)
    {
        var assertion = (XmlElement)document.GetElementsByTagName("Assertion", "urn:oasis:names:tc:SAML:2.0:assertion")[0]!;
        var signed = new SignedXml(assertion) { SigningKey = key };
        signed.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signed.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        var reference = new Reference($"#{id}") { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        signed.AddReference(reference);
        signed.ComputeSignature();
        assertion.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), assertion.FirstChild);
    }

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}

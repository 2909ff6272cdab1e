using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Rolecall.Saml.Requests;
using Rolecall.Saml.Tests.Responses;

namespace Rolecall.Saml.Tests.Requests;

public sealed class AuthnRequests
{
    private static readonly RSA Key = (RSA)TestKey.Rsa("CN=sp").Key;

    private static readonly AuthnRequest Request = new(
        "_0123456789abcdef0123456789abcdef", Certificates.Now, new("https://idp.example/sso?app=1&x=%20"), new(Provider.Acs), Provider.Audience + "?a&b<c");

    [Fact, Spec("I-31")]
    public void Ids_are_128_random_bits()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => AuthnRequest.NewId()).ToHashSet();

        Assert.Equal(1000, ids.Count);
        Assert.All(ids, id => Assert.Matches("^_[0-9a-f]{32}$", id));
    }

    [Fact]
    public void It_asks_for_a_response_by_POST_and_for_nothing_that_providers_refuse()
    {
        const string expected = """
            <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_0123456789abcdef0123456789abcdef" Version="2.0" IssueInstant="2026-06-01T12:00:00Z" Destination="https://idp.example/sso?app=1&amp;x=%20" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" AssertionConsumerServiceURL="https://rolecall.example/saml/7/acs"><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://rolecall.example/saml/7?a&amp;b&lt;c</saml:Issuer><samlp:NameIDPolicy AllowCreate="true" /></samlp:AuthnRequest>
            """;

        Assert.Equal(expected, Posted(Request.PostField()));
        Assert.Equal(expected, Inflated(Query(Request.RedirectUrl())["SAMLRequest"]));
    }

    [Fact]
    public void It_may_ask_for_fresh_authentication() =>
        Assert.Equal("true", (string?)XElement.Parse(Posted((Request with { ForceAuthn = true }).PostField())).Attribute("ForceAuthn"));

    [Fact]
    public void Times_are_sent_in_UTC() =>
        Assert.Contains("IssueInstant=\"2026-06-01T12:00:00Z\"", Posted((Request with { IssueInstant = Certificates.Now.ToOffset(TimeSpan.FromHours(5)) }).PostField()));

    [Fact]
    public void A_redirect_keeps_the_query_that_the_address_has()
    {
        Assert.StartsWith("https://idp.example/sso?app=1&x=%20&SAMLRequest=", Request.RedirectUrl().AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith("https://idp.example/?SAMLRequest=", (Request with { Destination = new("https://idp.example") }).RedirectUrl().AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("state with spaces & + = %")]
    public void A_signed_redirect_signs_the_very_characters_of_the_query(string? relayState)
    {
        var url = Request.RedirectUrl(relayState, Key).AbsoluteUri;
        var signed = url[url.IndexOf("SAMLRequest=", StringComparison.Ordinal)..url.IndexOf("&Signature=", StringComparison.Ordinal)];
        var query = Query(new(url));

        Assert.Equal(relayState, query.GetValueOrDefault("RelayState"));
        Assert.Equal("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", query["SigAlg"]);
        Assert.True(Key.VerifyData(Encoding.ASCII.GetBytes(signed), Convert.FromBase64String(query["Signature"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Assert.Equal(relayState is null ? ["SAMLRequest", "SigAlg"] : ["SAMLRequest", "RelayState", "SigAlg"], signed.Split('&').Select(pair => pair.Split('=')[0]));
    }

    [Fact]
    public void RelayState_has_at_most_80_bytes()
    {
        Assert.NotNull(Request.RedirectUrl(new string('a', 80)));
        Assert.Throws<ArgumentException>(() => Request.RedirectUrl(new string('a', 81)));
        Assert.Throws<ArgumentException>(() => Request.RedirectUrl(new string('é', 41)));
    }

    [Fact]
    public void A_signed_POST_is_verified_by_an_implementation_that_is_not_ours()
    {
        var document = Dom.Load(Posted(Request.PostField(Key)));
        var signed = new RequestXml(document);
        signed.LoadXml(Dom.Child(document.DocumentElement!, "Signature"));

        Assert.True(signed.CheckSignature(Key));
        Assert.Equal("Issuer Signature NameIDPolicy", string.Join(' ', document.DocumentElement!.ChildNodes.OfType<XmlElement>().Select(child => child.LocalName)));

        document.DocumentElement.SetAttribute("AssertionConsumerServiceURL", "https://evil.example");
        Assert.False(signed.CheckSignature(Key));
    }

    private static string Posted(string field) => Encoding.UTF8.GetString(Convert.FromBase64String(field));

    private static string Inflated(string base64)
    {
        using var inflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        using var reader = new StreamReader(inflate);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, string> Query(Uri url) =>
        url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));

    /// <summary>It looks ids up in other attributes only.</summary>
    private sealed class RequestXml(XmlDocument document) : SignedXml(document)
    {
        public override XmlElement? GetIdElement(XmlDocument? document, string idValue) => Dom.WithId(document!, idValue);
    }
}

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.ForeignProviders;

namespace Rolecall.Browser.Tests.HarnessTests;

/// <summary>SimpleSAMLphp answers a request in a real browser: what the tests of our own sign-in rely on.</summary>
public sealed class SimpleSamlPhpTests(HeadlessBrowser browser)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };
    private static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static readonly XNamespace Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_who_signs_in_comes_back_with_a_signed_answer_to_the_request(bool signResponse)
    {
        await using var provider = await SimpleSamlPhp.StartAsync();
        await using var party = await RelyingParty.StartAsync();
        var us = new ServiceProvider($"{party.Address}saml", party.Acs) { SignResponse = signResponse };
        provider.Register(us);
        await using var visit = await browser.VisitAsync(party.Address);

        var id = $"_{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        await visit.Page.GotoAsync(Start(SignOn(provider, us, id)));
        await provider.SignInAsync(visit.Page, "ada");

        Assert.Equal(party.Acs.AbsoluteUri, visit.Page.Url);
        Assert.Equal("came from here", party.Received["RelayState"]);
        var xml = Encoding.UTF8.GetString(Convert.FromBase64String(party.Received["SAMLResponse"]));
        var response = XDocument.Parse(xml).Root!;
        Assert.Equal(id, response.Attribute("InResponseTo")?.Value);
        Assert.Equal(provider.EntityId, response.Element(Assertion + "Issuer")?.Value);
        Assert.Equal(signResponse, response.Element(Signature + "Signature") is not null);
        var assertion = response.Element(Assertion + "Assertion")!;
        Assert.NotNull(assertion.Element(Signature + "Signature"));
        Assert.Equal("ada@example.org", assertion.Element(Assertion + "Subject")?.Element(Assertion + "NameID")?.Value);
        visit.NoViolations();
        if (Environment.GetEnvironmentVariable("ROLECALL_RECORD") == "1")
            await RecordAsync(provider, us, id, response, xml);
    }

    [Fact]
    public async Task The_post_that_comes_back_is_really_cross_site()
    {
        await using var provider = await SimpleSamlPhp.StartAsync();
        await using var party = await RelyingParty.StartAsync();
        var us = new ServiceProvider($"{party.Address}saml", party.Acs);
        provider.Register(us);
        await using var visit = await browser.VisitAsync(party.Address);

        await visit.Page.GotoAsync(Start(SignOn(provider, us, "_1")));
        await provider.SignInAsync(visit.Page, "grace");

        Assert.Equal(["__Host-None"], party.Cookies);
    }

    [Fact]
    public async Task A_person_who_starts_at_the_provider_comes_with_an_answer_to_no_request()
    {
        await using var provider = await SimpleSamlPhp.StartAsync();
        await using var party = await RelyingParty.StartAsync();
        var us = new ServiceProvider($"{party.Address}saml", party.Acs) { NameIdFormat = ServiceProvider.Persistent, NameIdAttribute = "uid" };
        provider.Register(us);
        await using var visit = await browser.VisitAsync(party.Address);

        await visit.Page.GotoAsync(provider.UnsolicitedUrl(us.EntityId).AbsoluteUri);
        await provider.SignInAsync(visit.Page, "mallory");

        var response = XDocument.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(party.Received["SAMLResponse"]))).Root!;
        Assert.Null(response.Attribute("InResponseTo"));
        Assert.Equal("00u3mallory", response.Descendants(Assertion + "NameID").Single().Value);
    }

    private static string Start(string to) => $"/start?to={Uri.EscapeDataString(to)}";

    /// <summary>SAML bindings §3.4.4.1: deflated, base64, in the address.</summary>
    private static string SignOn(SimpleSamlPhp provider, ServiceProvider us, string id)
    {
        var request = new XElement(
            Protocol + "AuthnRequest",
            new XAttribute("ID", id), new XAttribute("Version", "2.0"),
            new XAttribute("IssueInstant", TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ")),
            new XAttribute("Destination", provider.SignOnUrl), new XAttribute("AssertionConsumerServiceURL", us.Acs),
            new XElement(Assertion + "Issuer", us.EntityId));
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
            deflate.Write(Encoding.UTF8.GetBytes(request.ToString(SaveOptions.DisableFormatting)));
        return $"{provider.SignOnUrl}?SAMLRequest={Uri.EscapeDataString(Convert.ToBase64String(packed.ToArray()))}&RelayState=came%20from%20here";
    }

    /// <summary>As one of the genuine responses that the verifier's tests read.</summary>
    private static async Task RecordAsync(SimpleSamlPhp provider, ServiceProvider us, string id, XElement response, string xml)
    {
        var layout = response.Element(Signature + "Signature") is null ? "assertion" : "response-and-assertion";
        var folder = Path.Combine(Repository.Root, "tests", "Saml.Tests", "Recorded", $"simplesamlphp-{layout}");
        Directory.CreateDirectory(folder);
        using var http = new HttpClient();
        await File.WriteAllTextAsync(Path.Combine(folder, "response.xml"), xml);
        await File.WriteAllTextAsync(Path.Combine(folder, "metadata.xml"), await http.GetStringAsync(provider.MetadataUrl));
        var expect = new
        {
            acs = us.Acs,
            audience = us.EntityId,
            issuer = provider.EntityId,
            requestId = id,
            nameId = "ada@example.org",
            now = response.Attribute("IssueInstant")!.Value,
        };
        await File.WriteAllTextAsync(
            Path.Combine(folder, "expect.json"), JsonSerializer.Serialize(expect, Readable) + "\n");
    }
}

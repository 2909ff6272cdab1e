using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Rolecall.Simulator.Tests.StandIn;

public sealed class Sign_in_by_saml : IAsyncLifetime
{
    private const string Acs = "http://127.0.0.1:5080/saml/acs";
    private const string EntityId = "https://rolecall.example/saml/1";

    private static readonly XNamespace Saml = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";

    private RunningStandIn _standIn = null!;

    public async ValueTask InitializeAsync()
    {
        _standIn = await RunningStandIn.StartAsync();
        await ConfigureAsync("Both");
        await _standIn.AssignAsync(_standIn.Ada);
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();

    private string SignOnUrl => $"{_standIn.Url}/app/{_standIn.App.Id}/sso/saml";

    private Task<Answer> ConfigureAsync(string signed) => _standIn.PressAsync(
        $"/apps/{_standIn.App.Id}/sign-on", ("method", "saml"), ("acsUrl", Acs), ("entityId", EntityId), ("signed", signed));

    [Theory]
    [InlineData("Both", 2)]
    [InlineData("Assertion", 1)]
    [InlineData("Response", 1)]
    public async Task The_response_says_who_it_is_to_whom_and_to_which_request_and_its_signatures_hold(string signed, int signatures)
    {
        await ConfigureAsync(signed);

        var passed = await SignInAsync(await AskAsync(Request("_r1"), "back/to?x=1"), _standIn.Ada.UserName);

        Assert.Contains($"action=\"{Acs}\"", passed.Text);
        Assert.Equal("back/to?x=1", passed.Field("RelayState"));
        var response = Verified(passed, signatures);
        Assert.Equal(Acs, response.Attribute("Destination")!.Value);
        Assert.Equal("_r1", response.Attribute("InResponseTo")!.Value);
        var assertion = response.Element(Saml + "Assertion")!;
        var confirmation = assertion.Descendants(Saml + "SubjectConfirmationData").Single();
        Assert.Equal(Acs, confirmation.Attribute("Recipient")!.Value);
        Assert.Equal("_r1", confirmation.Attribute("InResponseTo")!.Value);
        Assert.Equal(EntityId, assertion.Descendants(Saml + "Audience").Single().Value);
        Assert.Equal("Ada.Vries@acme.example", assertion.Descendants(Saml + "NameID").Single().Value);
        Assert.Equal($"{SignOnUrl}/metadata", assertion.Element(Saml + "Issuer")!.Value);
        Assert.NotEmpty(assertion.Element(Saml + "AuthnStatement")!.Attribute("SessionIndex")!.Value);
        Assert.Equal("2026-03-04T05:11:07.000Z", assertion.Element(Saml + "Conditions")!.Attribute("NotOnOrAfter")!.Value);
    }

    [Fact]
    public async Task A_request_may_come_by_POST_from_another_origin()
    {
        var asked = await _standIn.SendAsync(
            SignOnUrl, "https://rolecall.example", ("SAMLRequest", Convert.ToBase64String(Encoding.UTF8.GetBytes(Request("_r2")))));

        Assert.Equal("_r2", Verified(await SignInAsync(asked, _standIn.Ada.UserName), 2).Attribute("InResponseTo")!.Value);
    }

    [Fact]
    public async Task From_the_own_dashboard_the_response_answers_no_request()
    {
        Assert.Contains("Rolecall", (await _standIn.GetAsync($"/home/{_standIn.Ada.Id}")).Text);

        var response = Verified(await _standIn.PressAsync($"/home/{_standIn.Ada.Id}/{_standIn.App.Id}"), 2);

        Assert.Null(response.Attribute("InResponseTo"));
        Assert.Null(response.Descendants(Saml + "SubjectConfirmationData").Single().Attribute("InResponseTo"));
    }

    [Theory]
    [InlineData("https://other.example", Acs, "Audience URI (SP Entity ID)")]
    [InlineData(EntityId, "https://evil.example/acs", "single sign-on URL")]
    public async Task A_request_of_another_application_or_to_another_place_is_refused(string issuer, string acs, string reason)
    {
        var asked = await AskAsync(Request("_r3", issuer, acs), null);

        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains(reason, asked.Text);
        Assert.DoesNotContain("SAMLResponse", asked.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("bm8geG1s")]
    public async Task What_is_no_request_is_refused(string parameter)
    {
        var asked = await _standIn.GetAsync($"{SignOnUrl}?SAMLRequest={Uri.EscapeDataString(parameter)}");

        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("no SAML AuthnRequest", asked.Text);
    }

    [Fact]
    public async Task A_document_type_in_a_request_is_refused()
    {
        var asked = await AskAsync("<!DOCTYPE a [<!ENTITY b \"c\">]>" + Request("_r4"), null);

        Assert.Contains("no SAML AuthnRequest", asked.Text);
    }

    [Fact]
    public async Task Who_is_not_assigned_or_deactivated_is_refused_in_words()
    {
        var asked = await AskAsync(Request("_r5"), null);
        Assert.DoesNotContain("Grace Hopkins", (await _standIn.GetAsync(asked.Location)).Text);
        var stranger = await _standIn.PressAsync(asked.Location, ("userName", _standIn.Grace.UserName));
        Assert.Equal(HttpStatusCode.Forbidden, stranger.Status);
        Assert.Contains("Sorry, you can't access Rolecall because you are not assigned this app.", stranger.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await _standIn.PressAsync($"{asked.Location}/confirm", ("person", _standIn.Grace.Id))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await _standIn.PressAsync($"/home/{_standIn.Grace.Id}/{_standIn.App.Id}")).Status);

        await _standIn.PressAsync($"/people/{_standIn.Ada.Id}/deactivate");
        Assert.Contains("this account is deactivated", (await _standIn.PressAsync(asked.Location, ("userName", _standIn.Ada.UserName))).Text);
    }

    [Fact]
    public async Task A_sign_in_ends_once_and_after_ten_minutes()
    {
        var asked = await AskAsync(Request("_r6"), null);
        await SignInAsync(asked, _standIn.Ada.UserName);
        Assert.Equal(HttpStatusCode.Gone, (await _standIn.PressAsync($"{asked.Location}/confirm", ("person", _standIn.Ada.Id))).Status);

        var late = await AskAsync(Request("_r7"), null);
        _standIn.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Gone, (await _standIn.GetAsync(late.Location)).Status);
    }

    [Fact]
    public async Task Passive_requests_are_told_that_nobody_is_remembered()
    {
        var asked = await AskAsync(Request("_r8", more: "IsPassive=\"true\""), null);

        Assert.Contains("status:NoPassive", Verified(asked, 1).ToString());
    }

    [Fact]
    public async Task Metadata_names_issuer_certificate_and_both_bindings()
    {
        var metadata = XElement.Parse((await _standIn.GetAsync($"{SignOnUrl}/metadata")).Body);

        Assert.Equal($"{SignOnUrl}/metadata", metadata.Attribute("entityID")!.Value);
        Assert.Contains(_standIn.State.Signing.Certificate, metadata.Value);
        Assert.Equal(
            ["urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"],
            metadata.Descendants().Where(element => element.Name.LocalName == "SingleSignOnService").Select(element => element.Attribute("Binding")!.Value));
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", (await _standIn.GetAsync($"{SignOnUrl}/certificate")).Body);
    }

    private static string Request(string id, string issuer = EntityId, string acs = Acs, string more = "") => $"""
        <samlp:AuthnRequest xmlns:samlp="{Protocol}" ID="{id}" Version="2.0" IssueInstant="2026-03-04T05:06:07Z" AssertionConsumerServiceURL="{acs}" {more}>
        <saml:Issuer xmlns:saml="{Saml}">{issuer}</saml:Issuer></samlp:AuthnRequest>
        """;

    private static string Packed(string request)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionMode.Compress, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(request));
        return Convert.ToBase64String(packed.ToArray());
    }

    private Task<Answer> AskAsync(string request, string? relayState)
    {
        var query = "SAMLRequest=" + Uri.EscapeDataString(Packed(request));
        return _standIn.GetAsync($"{SignOnUrl}?{query}" + (relayState is null ? "" : "&RelayState=" + Uri.EscapeDataString(relayState)));
    }

    /// <summary>Chooses the person and confirms.</summary>
    private async Task<Answer> SignInAsync(Answer asked, string userName)
    {
        Assert.Equal(HttpStatusCode.Found, asked.Status);
        Assert.Contains("Who are you?", (await _standIn.GetAsync(asked.Location)).Text);
        var confirm = await _standIn.PressAsync(asked.Location, ("userName", userName));
        Assert.Contains("Sign in as", confirm.Text);
        return await _standIn.PressAsync($"{asked.Location}/confirm", ("person", confirm.Field("person")!));
    }

    /// <summary>The response, after every signature in it was checked with the certificate of the metadata.</summary>
    private XElement Verified(Answer passed, int signatures)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(Encoding.UTF8.GetString(Convert.FromBase64String(passed.Field("SAMLResponse")!)));
        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(_standIn.State.Signing.Certificate));
        var found = document.GetElementsByTagName("Signature", SignedXml.XmlDsigNamespaceUrl).Cast<XmlElement>().ToList();
        Assert.Equal(signatures, found.Count);
        foreach (var signature in found)
        {
            var signed = new SignedXml(document);
            signed.LoadXml(signature);
            Assert.True(signed.CheckSignature(certificate, verifySignatureOnly: true));
            Assert.Equal("#" + ((XmlElement)signature.ParentNode!).GetAttribute("ID"), Assert.IsType<Reference>(signed.SignedInfo!.References[0]).Uri);
            Assert.Equal(SignedXml.XmlDsigRSASHA256Url, signed.SignatureMethod);
            Assert.Equal("Issuer", signature.PreviousSibling!.LocalName);
        }

        return XElement.Parse(document.OuterXml);
    }
}

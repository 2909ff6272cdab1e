using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>The provider says no. It does so without an assertion and mostly without a signature.</summary>
public sealed class StatusOfResponses
{
    private const string Success = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>";

    [Theory]
    [InlineData("<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"/>", "\"Responder\"")]
    [InlineData("<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Requester\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:InvalidNameIDPolicy\"/></samlp:StatusCode>", "\"Requester InvalidNameIDPolicy\"")]
    [InlineData("<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"/><samlp:StatusMessage>Not assigned</samlp:StatusMessage>", "\"Responder Not assigned\"")]
    [InlineData("<samlp:StatusCode Value=\"success\"/>", "\"success\"")]
    [InlineData("<samlp:StatusCode/>", "\"\"")]
    public void Its_words_are_passed_on(string status, string words)
    {
        var no = Providers.Entra.Xml.Replace(Success, status, StringComparison.Ordinal);
        foreach (var xml in new[] { WithoutAssertion(no), Providers.Entra.Signing.Sign(no, "assertion-1") })
        {
            var refused = Providers.Entra.Refused(xml);
            Assert.Equal(SamlRefusal.Status, refused.Refusal);
            Assert.Contains(words, refused.Message);
        }
    }

    [Theory]
    [InlineData(Success, "")]
    [InlineData(Success, Success + Success)]
    [InlineData("samlp:Status>", "samlp:Stat>")]
    [InlineData("</samlp:Status>", "</samlp:Status><samlp:Status/>")]
    public void It_is_there_once(string from, string to) =>
        Providers.Entra.AssertRefused(SamlRefusal.Status, Providers.Entra.Respond(xml => xml.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void Long_words_are_cut() =>
        Assert.InRange(Providers.Entra.Refused(WithoutAssertion(Providers.Entra.Xml.Replace("Success", new string('a', 10_000), StringComparison.Ordinal))).Message.Length, 100, 300);

    [Fact]
    public void Success_without_an_assertion_is_none() =>
        Providers.Entra.AssertRefused(SamlRefusal.Structure, WithoutAssertion(Providers.Entra.Xml));

    private static string WithoutAssertion(string xml)
    {
        var document = Dom.Load(xml);
        Dom.Remove(Dom.First(document, "Assertion"));
        return Dom.Text(document);
    }
}

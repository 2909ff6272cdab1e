using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>What the response says around the assertion. Where it is not signed it can only make us refuse.</summary>
internal static class Envelope
{
    private const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";

    /// <param name="signed">A signed response must name its destination (SAML bindings §3.5.5.2), or it could be sent elsewhere.</param>
    public static void Require(XmlElement response, bool signed, SamlExpectation expected)
    {
        RequireVersion(response);
        RequireSuccess(response);
        if (response.Optional(Xml.Assertion, "Issuer", SamlRefusal.Issuer) is { } issuer)
            RequireIssuer(issuer, expected);
        if (signed || response.HasAttribute("Destination"))
            RequireHere(response, "Destination", expected);
        RequireRequest(response, expected);
    }

    public static void RequireVersion(XmlElement element)
    {
        if (element.Optional("Version") != "2.0")
            throw Refuse.NotOfSaml2(element);
    }

    public static void RequireSuccess(XmlElement response)
    {
        var status = response.Required(Xml.Protocol, "Status", SamlRefusal.Status);
        if (status.Required(Xml.Protocol, "StatusCode", SamlRefusal.Status).Optional("Value") == Success)
            return;
        var words = status.WithDescendants()
            .Select(part => part.LocalName == "StatusMessage" ? part.InnerText : part.Optional("Value")?.Split(':')[^1]);
        throw Refuse.NoSuccess(string.Join(' ', words.OfType<string>()));
    }

    public static void RequireIssuer(XmlElement issuer, SamlExpectation expected)
    {
        if (issuer.Text(SamlRefusal.Issuer) is var text && text != expected.Issuer)
            throw Refuse.OtherIssuer(text, expected.Issuer);
    }

    public static void RequireHere(XmlElement element, string attribute, SamlExpectation expected)
    {
        if (element.Optional(attribute) is var url && url != expected.AcsUrl.AbsoluteUri)
            throw Refuse.OtherAddress(attribute, url, expected.AcsUrl.AbsoluteUri);
    }

    public static void RequireRequest(XmlElement element, SamlExpectation expected)
    {
        if (element.Optional("InResponseTo") != expected.RequestId)
            throw expected.RequestId is null ? Refuse.AnswersARequest() : Refuse.OtherRequest(element);
    }
}

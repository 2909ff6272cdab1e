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
        if (response.Optional("Destination") is var destination && (signed || destination is not null))
            RequireHere("Destination", destination, expected);
        RequireRequest(response, expected);
    }

    public static void RequireVersion(XmlElement element)
    {
        if (element.Optional("Version") != "2.0")
            throw new SamlRefusedException(SamlRefusal.Malformed, $"The {element.LocalName} is not of SAML 2.0; switch the identity provider to that version.");
    }

    public static void RequireSuccess(XmlElement response)
    {
        var status = response.Required(Xml.Protocol, "Status", SamlRefusal.Status);
        var code = status.Required(Xml.Protocol, "StatusCode", SamlRefusal.Status);
        if (code.Optional("Value") == Success)
            return;
        var words = status.WithDescendants().Select(part => part.LocalName == "StatusMessage" ? part.InnerText : part.Optional("Value")?.Split(':')[^1]);
        throw new SamlRefusedException(
            SamlRefusal.Status,
            $"The identity provider refused the sign-in with \"{Quoted.Shortened(string.Join(' ', words.OfType<string>()))}\"; its own log says why (in Okta: \"System Log\").");
    }

    public static void RequireIssuer(XmlElement issuer, SamlExpectation expected)
    {
        if (issuer.Text(SamlRefusal.Issuer) is var text && text != expected.Issuer)
            throw new SamlRefusedException(
                SamlRefusal.Issuer,
                $"The issuer is \"{Quoted.Shortened(text)}\" and not the connection's \"{Quoted.Shortened(expected.Issuer)}\"; give the connection this app's metadata "
                + "(in Okta the issuer is \"Identity Provider Issuer\").");
    }

    public static void RequireHere(string what, string? url, SamlExpectation expected)
    {
        if (url != expected.AcsUrl.AbsoluteUri)
            throw new SamlRefusedException(
                SamlRefusal.Destination,
                $"The {what} is \"{Quoted.Shortened(url)}\"; set the address at the identity provider to {expected.AcsUrl.AbsoluteUri} (in Okta: \"Single sign-on URL\", used for "
                + "Recipient and Destination too).");
    }

    public static void RequireRequest(XmlElement element, SamlExpectation expected)
    {
        if (element.Optional("InResponseTo") != expected.RequestId)
            throw new SamlRefusedException(
                SamlRefusal.Request,
                expected.RequestId is null
                    ? "The response answers a request that this browser did not make; start the sign-in again."
                    : $"The InResponseTo of the {element.LocalName} is not the request that this browser made; start the sign-in from here and not from the identity provider.");
    }
}

using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>SAML profiles §4.1.4.2: whoever bears the assertion is its subject, if it was sent here and not long ago.</summary>
internal static class Confirmation
{
    private const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    public static void Require(XmlElement subject, SamlExpectation expected, Validity validity)
    {
        var confirmation = subject.Required(Xml.Assertion, "SubjectConfirmation", SamlRefusal.Confirmation);
        if (confirmation.Optional("Method") != Bearer)
            throw Refused("is not of the method \"bearer\"");
        var data = confirmation.Required(Xml.Assertion, "SubjectConfirmationData", SamlRefusal.Confirmation);
        Envelope.RequireHere("Recipient", data.Optional("Recipient"), expected);
        Envelope.RequireRequest(data, expected);
        if (data.HasAttribute("NotBefore"))
            throw Refused("has a NotBefore");
        if (validity.End(data, "NotOnOrAfter") is null)
            throw Refused("has no NotOnOrAfter");
    }

    private static SamlRefusedException Refused(string what) => new(
        SamlRefusal.Confirmation, $"The confirmation of the subject {what}; let the identity provider use the web browser single sign-on profile.");
}

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
            throw Refuse.NotABearer("is not of the method \"bearer\"");
        var data = confirmation.Required(Xml.Assertion, "SubjectConfirmationData", SamlRefusal.Confirmation);
        Envelope.RequireHere(data, "Recipient", expected);
        Envelope.RequireRequest(data, expected);
        if (data.HasAttribute("NotBefore"))
            throw Refuse.NotABearer("has a NotBefore");
        if (validity.End(data, "NotOnOrAfter") is null)
            throw Refuse.NotABearer("has no NotOnOrAfter");
    }
}

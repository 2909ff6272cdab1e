using System.Xml;
using System.Xml.Linq;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>Writes the response that tells an application who signed in.</summary>
internal sealed class SamlResponse(App app, AppUrls urls, SigningMaterial signing, DateTimeOffset now)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    /// <param name="inResponseTo">The id of the request; null where nobody asked (IdP-initiated).</param>
    /// <returns>The signed XML.</returns>
    public string For(DirectoryPerson person, string? inResponseTo)
    {
        var assertionId = "_" + Ids.Secret();
        var response = Response(inResponseTo, "Success", Assertion(person, inResponseTo, assertionId));
        var document = SamlSignature.Load(response);
        using var key = signing.OpenKey();
        // The inner one first: the outer covers it.
        if (app.SignOn.Signed is SignedPart.Assertion or SignedPart.Both)
            SamlSignature.Sign(document, assertionId, key, signing.Certificate);
        if (app.SignOn.Signed is SignedPart.Response or SignedPart.Both)
            SamlSignature.Sign(document, response.Attribute("ID")?.Value ?? "", key, signing.Certificate);
        return document.OuterXml;
    }

    /// <summary>SAML core §3.4.1: who may not be asked cannot be signed in here, where nobody is remembered.</summary>
    public string NoPassive(string inResponseTo)
    {
        var response = Response(inResponseTo, "Responder", null);
        response.Element(SamlNames.Protocol + "Status")?.Element(SamlNames.Protocol + "StatusCode")?.Add(
            new XElement(SamlNames.Protocol + "StatusCode", new XAttribute("Value", "urn:oasis:names:tc:SAML:2.0:status:NoPassive")));
        var document = SamlSignature.Load(response);
        using var key = signing.OpenKey();
        SamlSignature.Sign(document, response.Attribute("ID")?.Value ?? "", key, signing.Certificate);
        return document.OuterXml;
    }

    private XElement Response(string? inResponseTo, string status, XElement? assertion) => new(
        SamlNames.Protocol + "Response",
        new XAttribute(XNamespace.Xmlns + "samlp", SamlNames.Protocol),
        new XAttribute("ID", "_" + Ids.Secret()),
        new XAttribute("Version", "2.0"),
        new XAttribute("IssueInstant", Instant(now)),
        new XAttribute("Destination", app.SignOn.AcsUrl),
        inResponseTo is null ? null : new XAttribute("InResponseTo", inResponseTo),
        Issuer(),
        new XElement(
            SamlNames.Protocol + "Status",
            new XElement(SamlNames.Protocol + "StatusCode", new XAttribute("Value", $"urn:oasis:names:tc:SAML:2.0:status:{status}"))),
        assertion);

    private XElement Assertion(DirectoryPerson person, string? inResponseTo, string id) => new(
        SamlNames.Assertion + "Assertion",
        new XAttribute(XNamespace.Xmlns + "saml", SamlNames.Assertion),
        new XAttribute("ID", id),
        new XAttribute("Version", "2.0"),
        new XAttribute("IssueInstant", Instant(now)),
        Issuer(),
        new XElement(
            SamlNames.Assertion + "Subject",
            new XElement(SamlNames.Assertion + "NameID", new XAttribute("Format", SamlNames.EmailFormat), person.UserName),
            new XElement(
                SamlNames.Assertion + "SubjectConfirmation",
                new XAttribute("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer"),
                new XElement(
                    SamlNames.Assertion + "SubjectConfirmationData",
                    inResponseTo is null ? null : new XAttribute("InResponseTo", inResponseTo),
                    new XAttribute("NotOnOrAfter", Instant(now + Lifetime)),
                    new XAttribute("Recipient", app.SignOn.AcsUrl)))),
        new XElement(
            SamlNames.Assertion + "Conditions",
            new XAttribute("NotBefore", Instant(now - Lifetime)),
            new XAttribute("NotOnOrAfter", Instant(now + Lifetime)),
            new XElement(
                SamlNames.Assertion + "AudienceRestriction", new XElement(SamlNames.Assertion + "Audience", app.SignOn.EntityId))),
        new XElement(
            SamlNames.Assertion + "AuthnStatement",
            new XAttribute("AuthnInstant", Instant(now)),
            new XAttribute("SessionIndex", "_" + Ids.Secret()),
            new XAttribute("SessionNotOnOrAfter", Instant(now + Session)),
            new XElement(
                SamlNames.Assertion + "AuthnContext",
                // Nobody was asked for a password, and the response says so.
                new XElement(SamlNames.Assertion + "AuthnContextClassRef", "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified"))),
        new XElement(
            SamlNames.Assertion + "AttributeStatement",
            Attribute("email", person.Email), Attribute("firstName", person.GivenName), Attribute("lastName", person.FamilyName)));

    private static XElement Attribute(string name, string value) => new(
        SamlNames.Assertion + "Attribute",
        new XAttribute("Name", name),
        new XAttribute("NameFormat", "urn:oasis:names:tc:SAML:2.0:attrname-format:basic"),
        new XElement(SamlNames.Assertion + "AttributeValue", value));

    private XElement Issuer() => new(
        SamlNames.Assertion + "Issuer", new XAttribute(XNamespace.Xmlns + "saml", SamlNames.Assertion), urls.SamlIssuer);

    private static string Instant(DateTimeOffset at) => XmlConvert.ToString(at.UtcDateTime, "yyyy-MM-ddTHH:mm:ss.fffZ");
}

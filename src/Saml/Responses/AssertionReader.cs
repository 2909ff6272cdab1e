using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>Reads a signed assertion and judges whether it is meant for us, now.</summary>
internal static class AssertionReader
{
    private const int MaximumNameIdLength = 1024;

    public static SamlAssertion Read(SignedElement signed, SamlExpectation expected, DateTimeOffset now)
    {
        var assertion = signed.Root.Is(Xml.Assertion, "Assertion") ? signed.Root : Layout.Of(signed.Root).Assertion;
        Envelope.RequireVersion(assertion);
        Envelope.RequireIssuer(assertion.Required(Xml.Assertion, "Issuer", SamlRefusal.Issuer), expected);
        var validity = new Validity(now);
        Conditions.Require(assertion.Required(Xml.Assertion, "Conditions", SamlRefusal.Audience), expected, validity);
        var subject = assertion.Required(Xml.Assertion, "Subject", SamlRefusal.Subject);
        Confirmation.Require(subject, expected, validity);
        var nameId = subject.Required(Xml.Assertion, "NameID", SamlRefusal.Subject);
        var statement = assertion.Required(Xml.Assertion, "AuthnStatement", SamlRefusal.Statement);

        return new SamlAssertion(
            assertion.Required("ID", SamlRefusal.Malformed),
            expected.Issuer,
            NameOf(nameId),
            nameId.Optional("Format"),
            statement.Optional("SessionIndex"),
            validity.Start(statement, "AuthnInstant") ?? throw Refuse.Missing(SamlRefusal.Statement, statement, "AuthnInstant"),
            validity.End(statement, "SessionNotOnOrAfter"),
            validity.GoodUntil,
            expected.RequestId,
            AttributesOf(assertion));
    }

    private static string NameOf(XmlElement nameId)
    {
        var name = nameId.Text(SamlRefusal.Subject);
        return name.Length <= MaximumNameIdLength && !string.IsNullOrWhiteSpace(name) ? name : throw Refuse.UnusableName(MaximumNameIdLength);
    }

    private static Dictionary<string, IReadOnlyList<string>> AttributesOf(XmlElement assertion) =>
        assertion.Children(Xml.Assertion, "AttributeStatement")
            .SelectMany(statement => statement.Children(Xml.Assertion, "Attribute"))
            .GroupBy(attribute => attribute.Required("Name", SamlRefusal.Malformed), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => (IReadOnlyList<string>)[.. same.SelectMany(ValuesOf)], StringComparer.Ordinal);

    private static IEnumerable<string> ValuesOf(XmlElement attribute) =>
        attribute.Children(Xml.Assertion, "AttributeValue").Where(value => value.Children().Count == 0).Select(value => value.InnerText);
}

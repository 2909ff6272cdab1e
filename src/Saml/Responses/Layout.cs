using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>Where things are in a response. What is not in the one place it belongs is refused, whatever else is good.</summary>
/// <param name="Signed">Whose second child, after the Issuer, is a signature, not yet verified: none, one or both, the response first.</param>
internal sealed record Layout(XmlElement Response, XmlElement Assertion, IReadOnlyList<XmlElement> Signed)
{
    public static Layout Of(XmlElement root)
    {
        if (!root.Is(Xml.Protocol, "Response"))
            throw new SamlRefusedException(
                SamlRefusal.Malformed,
                $"The document is a {Quoted.Shortened(root.LocalName)} and not a SAML 2.0 Response; switch the identity provider to that protocol.");
        var all = root.WithDescendants().ToList();
        if (all.Exists(element => element.LocalName.StartsWith("Encrypted", StringComparison.Ordinal)))
            throw new SamlRefusedException(
                SamlRefusal.Encrypted,
                "The identity provider encrypts the assertion; switch that off there (in Okta: \"SAML Settings\", \"Show Advanced Settings\", "
                + "\"Assertion Encryption\": Unencrypted).");

        // By local name, so that no other namespace hides one from us and shows it to another program.
        var assertions = all.FindAll(element => element.LocalName == "Assertion");
        if (assertions.Count == 0)
            Envelope.RequireSuccess(root);
        if (assertions is not [var assertion] || !assertion.Is(Xml.Assertion, "Assertion") || assertion.ParentNode != root)
            throw Xml.Structure($"The response must have one assertion, directly below it, and has {assertions.Count}");

        var signed = new[] { root, assertion }.Where(IsSigned).ToList();
        return signed.Count == all.Count(element => element.LocalName == "Signature")
            ? new Layout(root, assertion, signed)
            : throw Xml.Structure("A signature is not the second element, after the Issuer, of the response or of its assertion");
    }

    private static bool IsSigned(XmlElement element) =>
        element.Children() is [var issuer, var signature, ..]
        && issuer.Is(Xml.Assertion, "Issuer")
        && signature.Is(Xml.Signature, "Signature");
}

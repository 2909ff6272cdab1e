using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>Where things are in a response. What is not in the one place it belongs is refused, whatever else is good.</summary>
/// <param name="Signed">Whose second child, after the Issuer, is a signature, yet to be verified; the response comes first.</param>
internal sealed record Layout(XmlElement Response, XmlElement Assertion, IReadOnlyList<XmlElement> Signed)
{
    public static Layout Of(XmlElement root)
    {
        if (!root.Is(Xml.Protocol, "Response"))
            throw Refuse.NotAResponse(root.LocalName);
        var all = root.WithDescendants();
        if (all.Exists(element => element.LocalName.StartsWith("Encrypted", StringComparison.Ordinal)))
            throw Refuse.IsEncrypted();

        // By local name, so that no other namespace hides one from us and shows it to another program.
        var assertions = all.FindAll(element => element.LocalName == "Assertion");
        if (assertions.Count == 0)
            Envelope.RequireSuccess(root);
        if (assertions.Count != 1 || !assertions[0].Is(Xml.Assertion, "Assertion") || assertions[0].ParentNode != root)
            throw Refuse.Odd($"The response must have one assertion, directly below it, and has {assertions.Count}");

        var signed = new[] { root, assertions[0] }.Where(IsSigned).ToList();
        return signed.Count == all.Count(element => element.LocalName == "Signature")
            ? new Layout(root, assertions[0], signed)
            : throw Refuse.Odd("A signature is not the second element, after the Issuer, of the response or of its assertion");
    }

    private static bool IsSigned(XmlElement element) =>
        element.Children() is [var issuer, var signature, ..]
        && issuer.Is(Xml.Assertion, "Issuer")
        && signature.Is(Xml.Signature, "Signature");
}

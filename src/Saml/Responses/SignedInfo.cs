using System.Security.Cryptography;
using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>What a signature says it signs, read from the very bytes that its value is computed over.</summary>
/// <param name="Uri">"#" and the id of what is signed.</param>
/// <param name="Prefixes">Of InclusiveNamespaces; null without.</param>
internal sealed record SignedInfo(
    (HashAlgorithmName Hash, bool Elliptic) Algorithm, string Uri, string? Prefixes, HashAlgorithmName DigestAlgorithm, byte[] Digest)
{
    public const string Enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    public static SignedInfo Read(ReadOnlySpan<byte> canonical)
    {
        var parts = Parts(ResponseXml.Read(canonical), "CanonicalizationMethod", "SignatureMethod", "Reference");
        Algorithms.RequireOnly(Leaf(parts[0]), Canonical.Algorithm);
        var algorithm = Algorithms.Signature(Leaf(parts[1]));
        var reference = Parts(parts[2], "Transforms", "DigestMethod", "DigestValue");
        var transforms = Parts(reference[0], "Transform", "Transform");
        Algorithms.RequireOnly(Leaf(transforms[0]), Enveloped);
        Algorithms.RequireOnly(Named(transforms[1]), Canonical.Algorithm);
        var uri = parts[2].Required("URI", SamlRefusal.Signature);
        return new SignedInfo(algorithm, uri, PrefixesOf(transforms[1]), Algorithms.Digest(Leaf(reference[1])), Base64(reference[2]));
    }

    /// <summary>The children, if they are exactly these.</summary>
    public static List<XmlElement> Parts(XmlElement element, params ReadOnlySpan<string> names)
    {
        var children = element.Children();
        var exact = children.Count == names.Length;
        for (var i = 0; exact && i < names.Length; i++)
            exact = children[i].Is(Xml.Signature, names[i]);
        return exact ? children : throw Refuse.OtherParts(element, string.Join(", ", names));
    }

    public static byte[] Base64(XmlElement element)
    {
        try
        {
            return Convert.FromBase64String(element.Text(SamlRefusal.Signature));
        }
        catch (FormatException)
        {
            throw Refuse.Changed(element);
        }
    }

    // A parameter below it, an HMAC's length or a transform's style sheet, would change what it means.
    private static string Leaf(XmlElement element) =>
        element.Children().Count == 0 ? Named(element) : throw Refuse.HasParameters(element);

    private static string Named(XmlElement element) => element.Required("Algorithm", SamlRefusal.Algorithm);

    private static string? PrefixesOf(XmlElement transform) => transform.Children() switch
    {
        [] => null,
        [var only] when only.Is(Canonical.Algorithm, "InclusiveNamespaces") => only.Optional("PrefixList"),
        _ => throw Refuse.HasParameters(transform),
    };
}

using System.Security.Cryptography.Xml;
using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>Exclusive XML canonicalisation without comments: the bytes that are signed.</summary>
internal static class Canonical
{
    public const string Algorithm = "http://www.w3.org/2001/10/xml-exc-c14n#";

    public static byte[] Of(XmlElement element) => Bytes(Alone(element), prefixes: null);

    /// <param name="element">Its second child is its signature; it is left out, as by the enveloped-signature transform.</param>
    /// <param name="prefixes">Treated as by inclusive canonicalisation (InclusiveNamespaces). Okta names "xs".</param>
    public static byte[] WithoutSignature(XmlElement element, string? prefixes)
    {
        var copy = Alone(element);
        copy.RemoveChild(copy.Children()[1]);
        return Bytes(copy, prefixes);
    }

    // The canonicaliser takes whole documents. What the element inherits must be said again on its copy.
    private static XmlElement Alone(XmlElement element)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.AppendChild(document.ImportNode(element, deep: true));
        var copy = Xml.Root(document);
        for (var ancestor = element.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
            foreach (var attribute in ancestor.Attributes.OfType<XmlAttribute>())
                if (attribute.NamespaceURI == Xml.Namespaces && !copy.HasAttribute(attribute.Name))
                    copy.SetAttribute(attribute.Name, attribute.Value);
        return copy;
    }

    private static byte[] Bytes(XmlElement root, string? prefixes)
    {
        var transform = new XmlDsigExcC14NTransform(includeComments: false, prefixes);
        transform.LoadInput(root.OwnerDocument);
        using var output = (Stream)transform.GetOutput(typeof(Stream));
        using var bytes = new MemoryStream();
        output.CopyTo(bytes);
        return bytes.ToArray();
    }
}

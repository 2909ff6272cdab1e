using System.Text;
using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>The one way in which XML of a response becomes a tree: what arrived, and again what was signed.</summary>
internal static class ResponseXml
{
    public const int MaximumBytes = 256 * 1024;

    private const int MaximumDepth = 32;
    private const int MaximumElements = 1_000;
    private const int MaximumAttributes = 20; // of one element; namespaces count, as each costs a search at every name below

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <param name="field">The form field. Lines may be broken, as MIME does; other characters outside base64 are refused.</param>
    public static XmlElement Decode(string field)
    {
        if (field.Length > 2 * MaximumBytes)
            throw Refuse.Large($"is larger than {MaximumBytes / 1024} kB");
        var bytes = new byte[field.Length];
        return !field.Contains('\t', StringComparison.Ordinal) && Convert.TryFromBase64String(field, bytes, out var length)
            ? Read(bytes.AsSpan(0, length))
            : throw Refuse.NotBase64();
    }

    public static XmlElement Read(ReadOnlySpan<byte> xml)
    {
        if (xml.Length > MaximumBytes)
            throw Refuse.Large($"is larger than {MaximumBytes / 1024} kB");
        try
        {
            var text = StrictUtf8.GetString(xml);
            Gate(text);
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            document.Load(reader);
            return Xml.Root(document);
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException)
        {
            throw Refuse.NotXml();
        }
    }

    // Before a tree is built, so that a hostile document costs a scan and no memory.
    private static void Gate(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var elements = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    RequireFew(reader, ++elements);
                    var id = reader.NamespaceURI == Xml.Signature ? "Id" : "ID"; // as the schemas of XML-DSig and SAML have it
                    while (reader.MoveToNextAttribute())
                        RequirePlain(reader, id, ids);
                    break;
                case XmlNodeType.XmlDeclaration:
                    if (reader.GetAttribute("encoding") is { } encoding && !encoding.Equals("UTF-8", StringComparison.OrdinalIgnoreCase))
                        throw Refuse.NotXml();
                    break;
                case XmlNodeType.EndElement or XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    break;
                default: // Comments and the like divide text: of "admin<!---->@evil" programs have read one half (CVE-2018-7340).
                    throw Refuse.Odd($"The response contains a {reader.NodeType}, which no identity provider sends");
            }
        }
    }

    private static void RequireFew(XmlReader element, int elements)
    {
        if (element.Depth >= MaximumDepth)
            throw Refuse.Large($"is nested deeper than {MaximumDepth} elements");
        if (elements > MaximumElements)
            throw Refuse.Large($"has more than {MaximumElements} elements");
        if (element.AttributeCount > MaximumAttributes)
            throw Refuse.Large($"has an element with more than {MaximumAttributes} attributes");
    }

    private static void RequirePlain(XmlReader attribute, string id, HashSet<string> ids)
    {
        if (attribute.NamespaceURI == Xml.Namespaces)
        {
            // A canonicaliser may give up on a relative namespace and sign nothing at all (CVE-2025-66568).
            if (!Uri.CheckSchemeName(attribute.Value.Split(':')[0]))
                throw Refuse.Odd("The response declares a namespace that is not an absolute URI");
        }
        else if (attribute.LocalName.Equals(id, StringComparison.OrdinalIgnoreCase)
            && (attribute.Name != id || !ids.Add(attribute.Value)))
        {
            throw Refuse.Odd($"The response has an id that is written \"{attribute.Name}\" or is given twice");
        }
    }
}

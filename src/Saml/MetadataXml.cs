using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Rolecall.Saml;

/// <summary>Reads metadata from a stranger: bounded, without a DTD, without fetching anything, without comments.</summary>
internal static class MetadataXml
{
    public static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    public static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    private const int MaximumDepth = 32;
    private const int MaximumElements = 1_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static XElement Read(ReadOnlyMemory<byte> xml)
    {
        if (xml.Length > IdpMetadata.MaximumBytes)
            throw new MetadataException(
                $"The metadata is larger than {IdpMetadata.MaximumBytes / 1024} kB; export that of the one identity provider alone.");
        try
        {
            var text = StrictUtf8.GetString(xml.Span).TrimStart('\uFEFF');
            Measure(text);
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            return XElement.Load(reader);
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8();
        }
        catch (XmlException e)
        {
            throw new MetadataException(
                $"The metadata is not well-formed XML without a DOCTYPE (line {e.LineNumber}, position {e.LinePosition}); "
                + "give the XML file of the identity provider, unchanged, and not the web page that shows it.");
        }
    }

    // Before a tree is built, so that a hostile document costs a scan and no memory.
    private static void Measure(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.XmlDeclaration)
                RequireUtf8(reader.GetAttribute("encoding"));
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.Depth >= MaximumDepth)
                throw new MetadataException(
                    $"The metadata is nested deeper than {MaximumDepth} elements; export it again from the identity provider.");
            if (++elements > MaximumElements)
                throw new MetadataException(
                    $"The metadata has more than {MaximumElements} elements; export that of the one identity provider alone.");
        }
    }

    // The bytes were decoded as UTF-8. A declaration that says otherwise would have given other letters elsewhere.
    private static void RequireUtf8(string? encoding)
    {
        if (encoding is not null && !encoding.Equals("UTF-8", StringComparison.OrdinalIgnoreCase))
            throw NotUtf8();
    }

    private static MetadataException NotUtf8() => new("The metadata is not in UTF-8; save the file in that encoding.");
}

using System.Xml;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>What attacks and signers do to trees.</summary>
internal static class Dom
{
    private static readonly XmlWriterSettings Settings = new() { NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true };

    public static XmlDocument Load(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        return document;
    }

    /// <summary>Unlike OuterXml it keeps carriage returns, which a parser would otherwise turn into line feeds.</summary>
    public static string Text(XmlDocument document)
    {
        using var text = new StringWriter();
        using (var writer = XmlWriter.Create(text, Settings))
            document.Save(writer);
        return text.ToString();
    }

    public static XmlElement WithId(XmlDocument document, string id) => All(document).First(element => element.GetAttribute("ID") == id);

    public static List<XmlElement> All(XmlDocument document) => [.. document.SelectNodes("//*")!.OfType<XmlElement>()];

    public static XmlElement First(XmlDocument document, string name) => All(document).First(element => element.LocalName == name);

    public static XmlElement? Find(XmlElement parent, string name) =>
        parent.ChildNodes.OfType<XmlElement>().FirstOrDefault(child => child.LocalName == name);

    public static XmlElement Child(XmlElement parent, string name) => Find(parent, name)!;

    public static XmlElement Copy(XmlElement element) => (XmlElement)element.CloneNode(deep: true);

    public static void Remove(XmlNode node) => node.ParentNode!.RemoveChild(node);
}

using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>Reads elements strictly: what is not exactly as expected is refused, never skipped.</summary>
internal static class Xml
{
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Namespaces = "http://www.w3.org/2000/xmlns/";

    public static XmlElement Root(XmlDocument document) => document.ChildNodes.OfType<XmlElement>().Single();

    public static List<XmlElement> Children(this XmlElement element) => [.. element.ChildNodes.OfType<XmlElement>()];

    public static List<XmlElement> Children(this XmlElement element, string ns, string name) =>
        element.Children().FindAll(child => child.Is(ns, name));

    public static List<XmlElement> WithDescendants(this XmlElement element) =>
        [element, .. element.Children().SelectMany(WithDescendants)];

    public static bool Is(this XmlElement element, string ns, string name) => element.LocalName == name && element.NamespaceURI == ns;

    public static XmlElement? Optional(this XmlElement element, string ns, string name, SamlRefusal refusal) => element.Children(ns, name) switch
    {
        [] => null,
        [var only] => only,
        var several => throw Refuse.Several(refusal, element, name, several.Count),
    };

    public static XmlElement Required(this XmlElement element, string ns, string name, SamlRefusal refusal) =>
        element.Optional(ns, name, refusal) ?? throw Refuse.Missing(refusal, element, name);

    public static string? Optional(this XmlElement element, string attribute) => element.GetAttributeNode(attribute)?.Value;

    public static string Required(this XmlElement element, string attribute, SamlRefusal refusal) =>
        element.Optional(attribute) is { Length: > 0 } value ? value : throw Refuse.Missing(refusal, element, attribute);

    /// <summary>Of an element that has text and nothing else. No text is ever pieced together.</summary>
    public static string Text(this XmlElement element, SamlRefusal refusal) =>
        element.Children().Count == 0 ? element.InnerText : throw Refuse.NotText(refusal, element);
}

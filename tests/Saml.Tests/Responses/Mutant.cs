using System.Text;
using System.Xml;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>Breaks a genuine response at random: as a tree, as text or as bytes, most often as somebody would who wants to be somebody else.</summary>
internal sealed class Mutant(Random random, Sample genuine, IReadOnlyList<Sample> others)
{
    private const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";

    private static readonly string[] Values =
    [
        "admin@acme.example", "", "2.0", "evil-1", "#evil-1", "#", "assertion-1", "response-1", "ASSERTION-1", Provider.Audience, Provider.Acs, Provider.Request,
        "urn:oasis:names:tc:SAML:2.0:status:Success", "urn:oasis:names:tc:SAML:2.0:cm:bearer", "2099-01-01T00:00:00Z", "1999-01-01T00:00:00Z", "xs saml samlp",
        Signing.Exclusive, Signing.Enveloped, Signing.Sha256, Signing.More + "rsa-sha256", Signing.Ds + "hmac-sha1", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    ];

    private static readonly string[] Names =
    [
        "Response", "Assertion", "Signature", "SignedInfo", "Reference", "Object", "KeyInfo", "Extensions", "Advice", "Issuer", "Subject", "NameID", "Conditions",
        "SubjectConfirmation", "SubjectConfirmationData", "AttributeStatement", "Attribute", "AttributeValue", "AuthnStatement", "Status", "x",
    ];

    private static readonly string[] Attributes = ["ID", "Id", "id", "URI", "Algorithm", "Version", "Destination", "InResponseTo", "Recipient", "Method", "NotBefore", "Name", "PrefixList"];

    private static readonly string[] Spaces = [Protocol, Assertion, Signing.Ds, "urn:evil", ""];

    private static readonly string[] Splices =
    [
        "<!-- -->", "<?x y?>", "<![CDATA[admin]]>", "&#13;", "&amp;", "&lt;", "&#0;", "&x;", "<!DOCTYPE x>", "]]>", " ", "\r\n", "\t", "<x/>", "<x>", "</x>", "\"", ">",
        "admin@acme.example", "\u00A0", "\u200B", "xmlns=\"\"", "xmlns:ds=\"urn:evil\" ", "xmlns:saml=\"1\" ", "xml:id=\"x\" ", "<Assertion xmlns=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>",
    ];

    /// <summary>The form field.</summary>
    public string Make()
    {
        var xml = random.Next(4) == 0 ? genuine.Xml : Tree();
        for (var edits = random.Next(4) == 0 ? random.Next(1, 4) : 0; edits > 0; edits--)
            xml = Text(xml);
        var bytes = Encoding.UTF8.GetBytes(xml);
        if (random.Next(6) == 0)
            for (var flips = random.Next(1, 4); flips > 0 && bytes.Length > 0; flips--)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        var field = Convert.ToBase64String(bytes);
        return random.Next(50) == 0 ? field.Insert(random.Next(field.Length), Pick(["\n", "=", "A", " "])) : field;
    }

    /// <summary>Null if the mutant has lost what its provider signs.</summary>
    public string? MakeAndSign(Provider provider)
    {
        try
        {
            return Provider.Field((provider with { Xml = Tree() }).Respond());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or NullReferenceException or XmlException)
        {
            return null;
        }
    }

    private string Tree()
    {
        var document = Dom.Load(genuine.Xml);
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            try
            {
                Edit(document);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or XmlException)
            {
                // No such tree can be made; the next edit makes another.
            }
        }

        try
        {
            return Dom.Text(document);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or XmlException)
        {
            return genuine.Xml; // It cannot be written down.
        }
    }

    private void Edit(XmlDocument document)
    {
        var (one, other) = (Element(document), Element(document));
        switch (random.Next(14))
        {
            case 0:
                Place(one, other);
                break;
            case 1:
                Place(Dom.Copy(one), other);
                break;
            case 2:
                Place(Evil(one), other);
                break;
            case 3:
                Dom.Remove(one);
                break;
            case 4:
                one.SetAttribute(Pick(Attributes), Value(document));
                break;
            case 5 when one.HasAttributes:
                one.Attributes[random.Next(one.Attributes.Count)]!.Value = Value(document);
                break;
            case 6 when one.HasAttributes:
                one.Attributes.RemoveAt(random.Next(one.Attributes.Count));
                break;
            case 7:
                one.InnerText = Value(document);
                break;
            case 8:
                var wrapper = document.CreateElement(one.Prefix, Pick(Names), Pick([one.NamespaceURI, .. Spaces]));
                one.ParentNode!.ReplaceChild(wrapper, one);
                wrapper.AppendChild(one);
                break;
            case 9:
                Rename(one, one.Prefix, Pick(Names), one.NamespaceURI);
                break;
            case 10:
                Rename(one, Pick([one.Prefix, other.Prefix, "evil"]), one.LocalName, Pick(Spaces));
                break;
            case 11:
                one.SetAttribute("xmlns:" + Pick(["ds", "saml", "samlp", "saml2", "saml2p", "xs", "evil"]), Pick([.. Spaces[..4], "1"]));
                break;
            case 12:
                one.AppendChild(Pick<Func<XmlNode>>([() => document.CreateComment("x"), () => document.CreateCDataSection("x"), () => document.CreateTextNode("admin"), () => document.CreateWhitespace("\n ")])());
                break;
            default:
                Wrap(document);
                break;
        }
    }

    /// <summary>An evil copy of something signed takes its place, with its signature or without, and what was signed goes elsewhere.</summary>
    private void Wrap(XmlDocument document)
    {
        var signatures = Dom.All(document).FindAll(element => element is { LocalName: "Signature", ParentNode: XmlElement });
        if (signatures.Count == 0)
            return;
        var signature = Pick(signatures);
        var signed = (XmlElement)signature.ParentNode!;
        Dom.Remove(signature);
        var evil = Evil(signed);
        signed.ParentNode!.ReplaceChild(evil, signed);
        if (random.Next(3) > 0)
            evil.InsertAfter(signature, Dom.Find(evil, "Issuer"));
        else
            signed.InsertAfter(signature, Dom.Find(signed, "Issuer"));
        var holder = Pick([evil, signature, Element(document), Element(document)]);
        Place(signed, holder);
    }

    private XmlElement Evil(XmlElement element)
    {
        var evil = Dom.Copy(element);
        foreach (var part in evil.SelectNodes("descendant-or-self::*")!.OfType<XmlElement>().ToList())
        {
            if (part.HasAttribute("ID") && random.Next(4) > 0)
                part.SetAttribute("ID", Pick(["evil-1", "evil-2", "ASSERTION-1", "RESPONSE-1"]));
            if (part.LocalName is "NameID" or "AttributeValue")
                part.InnerText = "admin@acme.example";
        }

        return evil;
    }

    private void Place(XmlElement element, XmlElement at)
    {
        switch (random.Next(4))
        {
            case 0:
                at.ParentNode!.InsertBefore(element, at);
                break;
            case 1:
                at.ParentNode!.InsertAfter(element, at);
                break;
            case 2:
                at.PrependChild(element);
                break;
            default:
                at.AppendChild(element);
                break;
        }
    }

    private static void Rename(XmlElement element, string prefix, string name, string ns)
    {
        var renamed = element.OwnerDocument.CreateElement(prefix, name, ns);
        foreach (var attribute in element.Attributes.OfType<XmlAttribute>().ToList())
            renamed.SetAttributeNode(element.RemoveAttributeNode(attribute)!);
        while (element.FirstChild is { } child)
            renamed.AppendChild(child);
        element.ParentNode!.ReplaceChild(renamed, element);
    }

    private string Text(string xml)
    {
        var at = random.Next(xml.Length);
        var length = Math.Min(random.Next(1, 200), xml.Length - at);
        return random.Next(7) switch
        {
            0 => xml.Remove(at, length),
            1 => xml.Insert(at, xml.Substring(at, length)),
            2 => xml.Insert(random.Next(xml.Length), xml.Substring(at, length)),
            3 => Foreign(xml, at),
            4 => xml.Replace(Provider.Person, Pick(["admin@acme.example", "alice<!---->@acme.example", "ali&#x63;e@acme.example", Provider.Person + "<x/>"]), StringComparison.Ordinal),
            5 => xml.Insert(Math.Max(0, xml.IndexOf(Pick(["<", ">", "@", "\"", " "]), at, StringComparison.Ordinal)), Pick(Splices)),
            _ => xml.Insert(at, Pick(Splices)),
        };
    }

    private string Foreign(string xml, int at)
    {
        var other = Pick(others).Xml;
        var from = random.Next(other.Length);
        return xml.Insert(at, other.Substring(from, Math.Min(random.Next(1, 3000), other.Length - from)));
    }

    private string Value(XmlDocument document) => random.Next(3) switch
    {
        0 => Pick(Values),
        1 => Element(document).InnerText,
        _ => Element(document) is { HasAttributes: true } element ? element.Attributes[random.Next(element.Attributes.Count)]!.Value : "",
    };

    private XmlElement Element(XmlDocument document) => Pick(Dom.All(document));

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

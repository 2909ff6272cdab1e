using System.Security.Cryptography;
using System.Xml;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>How a stand-in provider, or an attacker who has a key, signs: everything can be bent.</summary>
internal sealed record Signing(TestKey Key)
{
    public const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    public const string Enveloped = Ds + "enveloped-signature";
    public const string Exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string More = "http://www.w3.org/2001/04/xmldsig-more#";
    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";

    /// <summary>Before the names of XML-DSig; "" makes it the default namespace.</summary>
    public string Prefix { get; init; } = "ds:";

    public string Method { get; init; } = Key.Key is RSA ? More + "rsa-sha256" : More + "ecdsa-sha256";

    public HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    public string DigestMethod { get; init; } = Sha256;

    public HashAlgorithmName DigestHash { get; init; } = HashAlgorithmName.SHA256;

    /// <summary>Of InclusiveNamespaces; null leaves it out.</summary>
    public string? Prefixes { get; init; }

    public string NewLine { get; init; } = "";

    /// <summary>Changes SignedInfo before it is signed, so that the signature is good whatever it says.</summary>
    public Func<string, string> SignedInfo { get; init; } = info => info;

    /// <summary>Changes the rest of the signature.</summary>
    public Func<string, string> Around { get; init; } = signature => signature;

    public string Sign(string xml, string element)
    {
        var document = Dom.Load(xml);
        var target = Dom.WithId(document, element);
        var digest = Convert.ToBase64String(CryptographicOperations.HashData(DigestHash, Digested(target)));

        var inclusive = Prefixes is null ? "/>" : $"""><ec:InclusiveNamespaces xmlns:ec="{Exclusive}" PrefixList="{Prefixes}"/></{Prefix}Transform>""";
        var info = SignedInfo(string.Join(
            NewLine,
            $"<{Prefix}SignedInfo>",
            $"<{Prefix}CanonicalizationMethod Algorithm=\"{Exclusive}\"/>",
            $"<{Prefix}SignatureMethod Algorithm=\"{Method}\"/>",
            $"<{Prefix}Reference URI=\"#{element}\">",
            $"<{Prefix}Transforms>",
            $"<{Prefix}Transform Algorithm=\"{Enveloped}\"/>",
            $"<{Prefix}Transform Algorithm=\"{Exclusive}\"{inclusive}",
            $"</{Prefix}Transforms>",
            $"<{Prefix}DigestMethod Algorithm=\"{DigestMethod}\"/>",
            $"<{Prefix}DigestValue>{digest}</{Prefix}DigestValue>",
            $"</{Prefix}Reference>",
            $"</{Prefix}SignedInfo>"));

        var declaration = Prefix.Length == 0 ? "xmlns" : "xmlns:" + Prefix.TrimEnd(':');
        var fragment = document.CreateDocumentFragment();
        fragment.InnerXml = Around(string.Join(
            NewLine,
            $"<{Prefix}Signature {declaration}=\"{Ds}\">",
            info,
            $"<{Prefix}SignatureValue>VALUE</{Prefix}SignatureValue>",
            $"<{Prefix}KeyInfo><{Prefix}X509Data><{Prefix}X509Certificate>{Convert.ToBase64String(Key.Certificate)}</{Prefix}X509Certificate></{Prefix}X509Data></{Prefix}KeyInfo>",
            $"</{Prefix}Signature>"));
        var signature = (XmlElement)target.InsertAfter(fragment, Dom.Child(target, "Issuer"))!;
        var signed = Canonical.Of(Dom.Child(signature, "SignedInfo"));
        return Dom.Text(document).Replace("VALUE", Convert.ToBase64String(Key.Sign(signed, Hash)), StringComparison.Ordinal);
    }

    // Something stands where the signature will be, and is left out like it.
    private byte[] Digested(XmlElement target)
    {
        var element = Dom.WithId(Dom.Load(Dom.Text(target.OwnerDocument)), target.GetAttribute("ID"));
        element.InsertAfter(element.OwnerDocument.CreateElement("signature-to-be"), Dom.Child(element, "Issuer"));
        return Canonical.WithoutSignature(element, Prefixes);
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Requests;

/// <summary>Signs a message of ours inside itself, as HTTP-POST wants it: RSA-SHA256 over exclusive canonical XML.</summary>
internal static class EnvelopedSignature
{
    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

    /// <param name="xml">Its first child is the Issuer, and the signature follows it, as the schema has it.</param>
    public static string AddTo(string xml, string id, RSA key)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(xml);
        var message = Xml.Root(document);
        var digest = Convert.ToBase64String(SHA256.HashData(Canonical.Of(message)));

        // Written in canonical form, so these characters are the bytes to sign.
        var signedInfo =
            $"""<ds:SignedInfo xmlns:ds="{Xml.Signature}">"""
            + $"""<ds:CanonicalizationMethod Algorithm="{Canonical.Algorithm}"></ds:CanonicalizationMethod>"""
            + $"""<ds:SignatureMethod Algorithm="{RsaSha256}"></ds:SignatureMethod>"""
            + $"""<ds:Reference URI="#{id}"><ds:Transforms><ds:Transform Algorithm="{SignedInfo.Enveloped}"></ds:Transform>"""
            + $"""<ds:Transform Algorithm="{Canonical.Algorithm}"></ds:Transform></ds:Transforms>"""
            + $"""<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>"""
            + $"""<ds:DigestValue>{digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>""";
        var value = key.SignData(Encoding.UTF8.GetBytes(signedInfo), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        var signature = document.CreateDocumentFragment();
        signature.InnerXml =
            $"""<ds:Signature xmlns:ds="{Xml.Signature}">{signedInfo}"""
            + $"""<ds:SignatureValue>{Convert.ToBase64String(value)}</ds:SignatureValue></ds:Signature>""";
        message.InsertAfter(signature, message.FirstChild);
        return document.OuterXml;
    }
}

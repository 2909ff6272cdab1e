using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Xml;
using System.Xml.Linq;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>Enveloped signatures, RSA-SHA256 over exclusive C14N, placed after the issuer as the schema demands.</summary>
internal static class SamlSignature
{
    public static XmlDocument Load(XElement root)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.LoadXml(root.ToString(SaveOptions.DisableFormatting));
        return document;
    }

    /// <param name="id">The value of the element's attribute ID.</param>
    public static void Sign(XmlDocument document, string id, RSA key, string certificate)
    {
        var signed = new SignedXml(document) { SigningKey = key };
        var element = signed.GetIdElement(document, id)
            ?? throw new InvalidOperationException("The element to sign is not in the document.");
        var reference = new Reference("#" + id) { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        var info = signed.SignedInfo ?? throw new InvalidOperationException("A signature always has its information.");
        info.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        info.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        signed.AddReference(reference);
        signed.KeyInfo.AddClause(new KeyInfoX509Data(Convert.FromBase64String(certificate)));
        signed.ComputeSignature();
        element.InsertAfter(document.ImportNode(signed.GetXml(), deep: true), element.FirstChild);
    }
}

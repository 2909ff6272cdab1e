using System.Security.Cryptography;
using System.Xml;

namespace Rolecall.Saml.Responses;

/// <summary>A response or an assertion as a key of the connection signed it: read again from exactly the bytes that were hashed.</summary>
/// <remarks>Identity is read from this alone, and nothing but a verified signature makes one.</remarks>
internal sealed class SignedElement
{
    private SignedElement(XmlElement root) => Root = root;

    public XmlElement Root { get; }

    /// <param name="parent">Its second child is the signature.</param>
    public static SignedElement Verify(XmlElement parent, SigningKeys keys)
    {
        // KeyInfo may be there and is never read: the sender would choose the key.
        var signature = parent.Children()[1];
        var parts = signature.Children().Exists(part => part.LocalName == "KeyInfo")
            ? SignedInfo.Parts(signature, "SignedInfo", "SignatureValue", "KeyInfo")
            : SignedInfo.Parts(signature, "SignedInfo", "SignatureValue");
        var bytes = Canonical.Of(parts[0]);
        var info = SignedInfo.Read(bytes);
        keys.RequireSigned(bytes, SignedInfo.Base64(parts[1]), info.Algorithm);

        if (info.Uri != "#" + parent.Required("ID", SamlRefusal.Signature))
            throw Refuse.OtherReference(parent);
        var content = Canonical.WithoutSignature(parent, info.Prefixes);
        if (!CryptographicOperations.FixedTimeEquals(CryptographicOperations.HashData(info.DigestAlgorithm, content), info.Digest))
            throw Refuse.Changed(parent);
        return new SignedElement(ResponseXml.Read(content));
    }
}

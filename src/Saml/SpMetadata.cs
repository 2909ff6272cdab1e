using System.Xml.Linq;

namespace Rolecall.Saml;

/// <summary>What we say of ourselves to the identity provider of one connection.</summary>
/// <param name="EntityId">The audience that assertions must name.</param>
/// <param name="AcsUrl">Where responses are posted to.</param>
/// <param name="SigningCertificates">
/// X.509 DER of the keys that sign our requests, the old and the new one during a rollover; none if we do not sign.
/// </param>
public sealed record SpMetadata(string EntityId, Uri AcsUrl, IReadOnlyList<ReadOnlyMemory<byte>> SigningCertificates)
{
    public const string MediaType = "application/samlmetadata+xml";

    public string ToXml() => new XElement(
        MetadataXml.Metadata + "EntityDescriptor",
        new XAttribute(XNamespace.Xmlns + "md", MetadataXml.Metadata),
        new XAttribute("entityID", EntityId),
        new XElement(
            MetadataXml.Metadata + "SPSSODescriptor",
            new XAttribute("AuthnRequestsSigned", SigningCertificates.Count > 0),
            new XAttribute("WantAssertionsSigned", true),
            new XAttribute("protocolSupportEnumeration", IdpMetadata.Saml2),
            SigningCertificates.Select(Key),
            new XElement(
                MetadataXml.Metadata + "AssertionConsumerService",
                new XAttribute("Binding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
                new XAttribute("Location", AcsUrl.AbsoluteUri),
                new XAttribute("index", 0),
                new XAttribute("isDefault", true)))).ToString();

    private static XElement Key(ReadOnlyMemory<byte> certificate) => new(
        MetadataXml.Metadata + "KeyDescriptor",
        new XAttribute("use", "signing"),
        new XElement(
            MetadataXml.Signature + "KeyInfo",
            new XAttribute(XNamespace.Xmlns + "ds", MetadataXml.Signature),
            new XElement(
                MetadataXml.Signature + "X509Data",
                new XElement(MetadataXml.Signature + "X509Certificate", Convert.ToBase64String(certificate.Span)))));
}

using System.Xml.Linq;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>What "Identity Provider metadata" answers.</summary>
internal static class SamlMetadata
{
    public static string Of(AppUrls urls, SigningMaterial signing) => new XElement(
        SamlNames.Metadata + "EntityDescriptor",
        new XAttribute(XNamespace.Xmlns + "md", SamlNames.Metadata),
        new XAttribute("entityID", urls.SamlIssuer),
        new XElement(
            SamlNames.Metadata + "IDPSSODescriptor",
            new XAttribute("WantAuthnRequestsSigned", "false"),
            new XAttribute("protocolSupportEnumeration", SamlNames.Protocol),
            new XElement(
                SamlNames.Metadata + "KeyDescriptor",
                new XAttribute("use", "signing"),
                new XElement(
                    SamlNames.Signature + "KeyInfo",
                    new XAttribute(XNamespace.Xmlns + "ds", SamlNames.Signature),
                    new XElement(
                        SamlNames.Signature + "X509Data", new XElement(SamlNames.Signature + "X509Certificate", signing.Certificate)))),
            new XElement(SamlNames.Metadata + "NameIDFormat", SamlNames.EmailFormat),
            Service("HTTP-POST", urls.SamlSignOn),
            Service("HTTP-Redirect", urls.SamlSignOn))).ToString();

    private static XElement Service(string binding, string location) => new(
        SamlNames.Metadata + "SingleSignOnService",
        new XAttribute("Binding", $"urn:oasis:names:tc:SAML:2.0:bindings:{binding}"),
        new XAttribute("Location", location));
}

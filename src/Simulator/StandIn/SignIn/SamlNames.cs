using System.Xml.Linq;

namespace Rolecall.Simulator.StandIn.SignIn;

internal static class SamlNames
{
    public static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";

    public static readonly XNamespace Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";

    public static readonly XNamespace Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";

    public static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public const string EmailFormat = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
}

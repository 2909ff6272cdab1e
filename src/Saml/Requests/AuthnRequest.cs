using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Rolecall.Saml.Requests;

/// <summary>Asks the identity provider to sign somebody in and to answer by HTTP-POST.</summary>
/// <remarks>
/// It asks for no format of NameID and no kind of authentication: providers that do not offer exactly what was asked for
/// refuse (Entra's AADSTS75011, ADFS's InvalidNameIDPolicy), and what is sent is the administrator's choice there.
/// </remarks>
/// <param name="Id">Of <see cref="NewId"/>; the response must answer it.</param>
/// <param name="Issuer">Our entity id.</param>
/// <param name="ForceAuthn">The person must prove who they are now, a session at the identity provider will not do.</param>
public sealed record AuthnRequest(
    string Id, DateTimeOffset IssueInstant, Uri Destination, Uri AcsUrl, string Issuer, bool ForceAuthn = false)
{
    private static readonly XNamespace Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static readonly XNamespace Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";

    /// <summary>128 random bits; the underscore because an XML id must not begin with a digit.</summary>
    public static string NewId() => "_" + RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Where to send the browser.</summary>
    /// <param name="relayState">Comes back with the response; at most 80 bytes (SAML bindings §3.4.3).</param>
    /// <param name="key">Signs with RSA-SHA256; its certificate is in our metadata.</param>
    public Uri RedirectUrl(string? relayState = null, RSA? key = null) =>
        RedirectBinding.Url(Destination, ToXml().ToString(SaveOptions.DisableFormatting), relayState, key);

    /// <summary>The form field SAMLRequest of a form that is posted to <see cref="Destination"/>.</summary>
    /// <param name="key">As for <see cref="RedirectUrl"/>.</param>
    public string PostField(RSA? key = null)
    {
        var xml = ToXml().ToString(SaveOptions.DisableFormatting);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(key is null ? xml : EnvelopedSignature.AddTo(xml, Id, key)));
    }

    private XElement ToXml() => new(
        Protocol + "AuthnRequest",
        new XAttribute(XNamespace.Xmlns + "samlp", Protocol),
        new XAttribute("ID", Id),
        new XAttribute("Version", "2.0"),
        new XAttribute("IssueInstant", IssueInstant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")),
        new XAttribute("Destination", Destination.AbsoluteUri),
        new XAttribute("ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"),
        new XAttribute("AssertionConsumerServiceURL", AcsUrl.AbsoluteUri),
        ForceAuthn ? new XAttribute("ForceAuthn", "true") : null,
        new XElement(Assertion + "Issuer", new XAttribute(XNamespace.Xmlns + "saml", Assertion), Issuer),
        new XElement(Protocol + "NameIDPolicy", new XAttribute("AllowCreate", "true"))); // false stops first sign-ins at some
}

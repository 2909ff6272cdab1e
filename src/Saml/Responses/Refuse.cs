using System.Xml;
using static Rolecall.Saml.Responses.SamlRefusal;

namespace Rolecall.Saml.Responses;

/// <summary>The sentences for administrators. Each says what to change, in Okta's words where Okta has words for it.</summary>
internal static class Refuse
{
    private const string Look = "look at the identity provider's settings of this app";
    private const string Usual = "let the identity provider sign in the usual way";
    private const string Clocks = "set the clocks, ours and the identity provider's, by NTP";

    public static SamlRefusedException NotBase64() =>
        new(Malformed, "The form field SAMLResponse is not base64; let the identity provider answer by HTTP-POST and send it unchanged.");

    public static SamlRefusedException NotXml() =>
        new(Malformed, "The response is not well-formed XML in UTF-8 without a DOCTYPE; let the identity provider send it unchanged.");

    public static SamlRefusedException NotAResponse(string name) => new(
        Malformed,
        $"The document is a {Quoted.Shortened(name)} and not a SAML 2.0 Response; switch the identity provider to that protocol.");

    public static SamlRefusedException NotOfSaml2(XmlElement element) =>
        new(Malformed, $"The {element.LocalName} is not of version 2.0; switch the identity provider to SAML 2.0.");

    public static SamlRefusedException NotATime(string attribute, string text) => new(
        Malformed,
        $"The {attribute} \"{Quoted.Shortened(text)}\" is no time in UTC; let the identity provider write it as XML Schema does.");

    public static SamlRefusedException Large(string what) =>
        new(TooLarge, $"The response {what}; let the identity provider send fewer attributes and groups.");

    public static SamlRefusedException Odd(string what) =>
        new(Structure, $"{what}; it may be an attack, else let the identity provider send one plain signed assertion.");

    public static SamlRefusedException Missing(SamlRefusal refusal, XmlElement element, string name) =>
        new(refusal, $"The {element.LocalName} has no {name}; {Look}.");

    public static SamlRefusedException Several(SamlRefusal refusal, XmlElement element, string name, int count) =>
        new(refusal, $"The {element.LocalName} has {count} elements {name} and may have one; {Look}.");

    public static SamlRefusedException NotText(SamlRefusal refusal, XmlElement element) =>
        new(refusal, $"The {element.LocalName} holds elements where it must hold text alone; {Look}.");

    public static SamlRefusedException IsEncrypted() => new(
        Encrypted,
        "The identity provider encrypts the assertion; switch that off there (in Okta: \"SAML Settings\", \"Show Advanced Settings\", "
        + "\"Assertion Encryption\": Unencrypted).");

    public static SamlRefusedException NotSigned() => new(
        Unsigned,
        "Neither the response nor the assertion is signed; switch signing on at the identity provider (in Okta: \"Assertion Signature\": Signed).");

    public static SamlRefusedException NotAllowed(string uri, string remedy) => new(
        SamlRefusal.Algorithm,
        $"The signature uses \"{Quoted.Shortened(uri)}\", which is not accepted; let the identity provider {remedy}.");

    public static SamlRefusedException HasParameters(XmlElement element) =>
        new(SamlRefusal.Algorithm, $"The {element.LocalName} of the signature has parameters that are not accepted; {Usual}.");

    public static SamlRefusedException OtherParts(XmlElement element, string names) =>
        new(SamlRefusal.Signature, $"The {element.LocalName} of the signature must hold exactly {names}; {Usual}.");

    public static SamlRefusedException OtherReference(XmlElement element) => new(
        SamlRefusal.Signature,
        $"The signature in the {element.LocalName} is for another element; it may be an attack, else {Usual}.");

    public static SamlRefusedException Changed(XmlElement element) => new(
        SamlRefusal.Signature,
        $"The {element.LocalName} was changed after it was signed; let the identity provider send it unchanged.");

    public static SamlRefusedException UnknownKey() => new(
        SamlRefusal.Signature,
        "The signature is by none of the connection's certificates, or was changed; give the connection the identity provider's current metadata "
        + "(in Okta: \"Metadata URL\" on the tab \"Sign On\").");

    public static SamlRefusedException NoCertificate() =>
        new(Certificate, "The connection has no signing certificate; give it the identity provider's metadata again.");

    public static SamlRefusedException ExpiredCertificate(DateTimeOffset end) => new(
        Certificate,
        $"The certificate that verifies the signature expired on {end:yyyy-MM-dd}; make a new one at the identity provider "
        + "(in Okta: \"SAML Signing Certificates\" on the tab \"Sign On\") and give the connection its metadata again.");

    public static SamlRefusedException NoSuccess(string words) => new(
        Status,
        $"The identity provider refused the sign-in with \"{Quoted.Shortened(words)}\"; its own log says why (in Okta: \"System Log\").");

    public static SamlRefusedException OtherIssuer(string found, string expected) => new(
        Issuer,
        $"The issuer is \"{Quoted.Shortened(found)}\" and not the connection's \"{Quoted.Shortened(expected)}\"; give the connection this "
        + "provider's metadata (in Okta the issuer is \"Identity Provider Issuer\").");

    public static SamlRefusedException OtherAddress(string what, string? found, string expected) => new(
        Destination,
        $"The {what} is \"{Quoted.Shortened(found)}\"; set it at the identity provider to {expected} (in Okta: \"Single sign-on URL\", used for "
        + "Recipient and Destination too).");

    public static SamlRefusedException OtherAudience(string found, string expected) => new(
        Audience,
        $"The audience is {found}; set it at the identity provider to {expected} (in Okta: \"Audience URI (SP Entity ID)\").");

    public static SamlRefusedException OtherRequest(XmlElement element) => new(
        Request,
        $"The InResponseTo of the {element.LocalName} is not the request that this browser made; start the sign-in from here and not from the "
        + "identity provider.");

    public static SamlRefusedException AnswersARequest() =>
        new(Request, "The response answers a request that this browser did not make; start the sign-in again.");

    public static SamlRefusedException NotABearer(string what) => new(
        SamlRefusal.Confirmation, $"The confirmation of the subject {what}; let the identity provider use the web browser single sign-on profile.");

    public static SamlRefusedException UnknownCondition(string name) =>
        new(Condition, $"The assertion has the unknown condition {Quoted.Shortened(name)}; let the identity provider leave it out.");

    public static SamlRefusedException Early(XmlElement element, string attribute, TimeSpan ahead) =>
        new(NotYet, $"The {attribute} of the {element.LocalName} is {ahead:c} ahead of our clock; {Clocks}.");

    public static SamlRefusedException Late(XmlElement element, string attribute, TimeSpan ago) => new(
        Expired, $"The {attribute} of the {element.LocalName} passed {ago:c} ago; start the sign-in again, and if that does not help, {Clocks}.");

    public static SamlRefusedException UnusableName(int maximum) => new(
        Subject,
        $"The NameID must have 1 to {maximum} characters; choose another value for it at the identity provider (in Okta: \"Application username\").");
}

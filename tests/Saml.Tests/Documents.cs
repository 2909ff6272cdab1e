using System.Text;

namespace Rolecall.Saml.Tests;

/// <summary>Metadata in the shapes that identity providers publish, and the parts to build others.</summary>
internal static class Documents
{
    public const string Redirect = """
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/redirect"/>
        """;

    public const string Post = """
        <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example/post"/>
        """;

    /// <summary>What "Metadata URL" on Okta's "Sign On" tab answers.</summary>
    public static string Okta(string certificate) => $"""
        <?xml version="1.0" encoding="UTF-8"?><md:EntityDescriptor entityID="http://www.okta.com/exk1a2b3c4D5e6F7g8h9" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"><md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://example.okta.com/app/example_rolecall_1/exk1a2b3c4D5e6F7g8h9/sso/saml"/><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://example.okta.com/app/example_rolecall_1/exk1a2b3c4D5e6F7g8h9/sso/saml?redirect"/></md:IDPSSODescriptor></md:EntityDescriptor>
        """;

    /// <summary>Entra's: a byte order mark, a signature with a certificate of its own, and WS-Federation roles with keys beside ours.</summary>
    public static string Entra(string certificate, string certificateOfOthers) => $"""
        {'\uFEFF'}<?xml version="1.0" encoding="utf-8"?>
        <EntityDescriptor ID="_5a3e" entityID="https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/" xmlns="urn:oasis:names:tc:SAML:2.0:metadata">
          <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyInfo><X509Data><X509Certificate>{certificateOfOthers}</X509Certificate></X509Data></KeyInfo></Signature>
          <RoleDescriptor xsi:type="fed:SecurityTokenServiceType" protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706">
            <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{certificateOfOthers}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
          </RoleDescriptor>
          <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{certificate}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
            <SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://login.microsoftonline.com/6babcaad/logout" />
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://login.microsoftonline.com/6babcaad/saml2" />
            <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://login.microsoftonline.com/6babcaad/saml2" />
          </IDPSSODescriptor>
        </EntityDescriptor>
        """;

    /// <summary>Keycloak's: a list of one, keys with names, bindings we do not speak.</summary>
    public static string Keycloak(string certificate) => $"""
        <!-- realm export --><?keycloak export?>
        <md:EntitiesDescriptor Name="urn:keycloak" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
          <md:EntityDescriptor entityID="https://keycloak.example/realms/acme">
            <md:IDPSSODescriptor WantAuthnRequestsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
              <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:KeyName>Zc5</ds:KeyName><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
              <md:ArtifactResolutionService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://keycloak.example/realms/acme/resolve" index="0"/>
              <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="https://keycloak.example/realms/acme/soap"/>
              <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://keycloak.example/realms/acme/post"/>
            </md:IDPSSODescriptor>
          </md:EntityDescriptor>
        </md:EntitiesDescriptor>
        """;

    public static string Entity(string content, string attributes = "entityID=\"https://idp.example\"") => $"""
        <md:EntityDescriptor {attributes} xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">{content}</md:EntityDescriptor>
        """;

    public static string Provider(string content, string attributes = "protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"") =>
        $"<md:IDPSSODescriptor {attributes}>{content}</md:IDPSSODescriptor>";

    public static string Key(string certificate, string use = "use=\"signing\"") => $"""
        <md:KeyDescriptor {use}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
        """;

    public static string WithKeys(params string[] keys) => Entity(Provider(string.Concat(keys) + Redirect));

    public static IdpMetadata Parse(string xml) => IdpMetadata.Parse(Encoding.UTF8.GetBytes(xml), Certificates.Now);

    /// <summary>The sentence of the refusal; any other exception fails the test.</summary>
    public static string Refused(string xml) => Refused(Encoding.UTF8.GetBytes(xml));

    public static string Refused(byte[] xml) =>
        Assert.Throws<MetadataException>(() => IdpMetadata.Parse(xml, Certificates.Now)).Message;
}

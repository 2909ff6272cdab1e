namespace Rolecall.Saml.Tests.Responses;

/// <summary>Four providers that differ in what they sign, in prefixes, in where namespaces are declared, in white space and in algorithms.</summary>
internal static class Providers
{
    /// <summary>Signs response and assertion, names "xs" in InclusiveNamespaces, declares namespaces again and again.</summary>
    public static readonly Provider Okta = new(
        "Okta", "http://www.okta.com/exk1a2b3c4D5e6F7g8h9", TestKey.Okta, new(TestKey.Okta) { Prefixes = "xs" },
        $"""
        <?xml version="1.0" encoding="UTF-8"?><saml2p:Response Destination="{Provider.Acs}" ID="response-1" InResponseTo="{Provider.Request}" IssueInstant="2026-06-01T12:00:00.123Z" Version="2.0" xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:xs="http://www.w3.org/2001/XMLSchema"><saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">http://www.okta.com/exk1a2b3c4D5e6F7g8h9</saml2:Issuer><saml2p:Status xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol"><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status><saml2:Assertion ID="assertion-1" IssueInstant="2026-06-01T12:00:00.123Z" Version="2.0" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema"><saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">http://www.okta.com/exk1a2b3c4D5e6F7g8h9</saml2:Issuer><saml2:Subject xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified">alice@acme.example</saml2:NameID><saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData InResponseTo="{Provider.Request}" NotOnOrAfter="2026-06-01T12:05:00.123Z" Recipient="{Provider.Acs}"/></saml2:SubjectConfirmation></saml2:Subject><saml2:Conditions NotBefore="2026-06-01T11:55:00.123Z" NotOnOrAfter="2026-06-01T12:05:00.123Z" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:AudienceRestriction><saml2:Audience>{Provider.Audience}</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions><saml2:AuthnStatement AuthnInstant="2026-06-01T11:59:58.001Z" SessionIndex="session-1" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement><saml2:AttributeStatement xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:Attribute Name="email" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified"><saml2:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">alice@acme.example</saml2:AttributeValue></saml2:Attribute><saml2:Attribute Name="groups" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified"><saml2:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">Design</saml2:AttributeValue><saml2:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">R&amp;D</saml2:AttributeValue></saml2:Attribute></saml2:AttributeStatement></saml2:Assertion></saml2p:Response>
        """,
        SignsAssertion: true, SignsResponse: true);

    /// <summary>Signs the assertion alone; default namespaces for both assertion and signature.</summary>
    public static readonly Provider Entra = new(
        "Entra", "https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/", TestKey.Entra, new(TestKey.Entra) { Prefix = "" },
        $"""
        <samlp:Response ID="response-1" Version="2.0" IssueInstant="2026-06-01T12:00:00.1230000Z" Destination="{Provider.Acs}" InResponseTo="{Provider.Request}" xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><Issuer xmlns="urn:oasis:names:tc:SAML:2.0:assertion">https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/</Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><Assertion ID="assertion-1" IssueInstant="2026-06-01T12:00:00.1230000Z" Version="2.0" xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Issuer>https://sts.windows.net/6babcaad-604b-40ac-a9d7-9fd97c0b779f/</Issuer><Subject><NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">alice@acme.example</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData InResponseTo="{Provider.Request}" NotOnOrAfter="2026-06-01T12:05:00.1230000Z" Recipient="{Provider.Acs}"/></SubjectConfirmation></Subject><Conditions NotBefore="2026-06-01T11:55:00.1230000Z" NotOnOrAfter="2026-06-01T12:05:00.1230000Z"><AudienceRestriction><Audience>{Provider.Audience}</Audience></AudienceRestriction></Conditions><AttributeStatement><Attribute Name="http://schemas.microsoft.com/identity/claims/objectidentifier"><AttributeValue>7d0f1ed4-5a09-4d5b-b0f7-0a7d7d6cfe3c</AttributeValue></Attribute><Attribute Name="http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname"><AttributeValue>Alice</AttributeValue></Attribute></AttributeStatement><AuthnStatement AuthnInstant="2026-06-01T11:59:58.0010000Z" SessionIndex="session-1"><AuthnContext><AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext></AuthnStatement></Assertion></samlp:Response>
        """,
        SignsAssertion: true, SignsResponse: false);

    /// <summary>Signs the response alone; every namespace at the root, lines and indents, a session that ends.</summary>
    public static readonly Provider Simple = new(
        "SimpleSAMLphp", "https://login.acme.example/saml2/idp/metadata.php", TestKey.Simple, new(TestKey.Simple) { NewLine = "\n    " },
        $"""
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ID="response-1" Version="2.0" IssueInstant="2026-06-01T12:00:00Z" Destination="{Provider.Acs}" InResponseTo="{Provider.Request}">
          <saml:Issuer>https://login.acme.example/saml2/idp/metadata.php</saml:Issuer>
          <samlp:Status>
            <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>
          </samlp:Status>
          <saml:Assertion ID="assertion-1" Version="2.0" IssueInstant="2026-06-01T12:00:00Z">
            <saml:Issuer>https://login.acme.example/saml2/idp/metadata.php</saml:Issuer>
            <saml:Subject>
              <saml:NameID SPNameQualifier="{Provider.Audience}" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">alice@acme.example</saml:NameID>
              <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
                <saml:SubjectConfirmationData NotOnOrAfter="2026-06-01T12:05:00Z" Recipient="{Provider.Acs}" InResponseTo="{Provider.Request}"/>
              </saml:SubjectConfirmation>
            </saml:Subject>
            <saml:Conditions NotBefore="2026-06-01T11:59:30Z" NotOnOrAfter="2026-06-01T12:05:00Z">
              <saml:AudienceRestriction>
                <saml:Audience>{Provider.Audience}</saml:Audience>
              </saml:AudienceRestriction>
            </saml:Conditions>
            <saml:AuthnStatement AuthnInstant="2026-06-01T11:59:58Z" SessionNotOnOrAfter="2026-06-01T20:00:00Z" SessionIndex="session-1">
              <saml:AuthnContext>
                <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>
              </saml:AuthnContext>
            </saml:AuthnStatement>
            <saml:AttributeStatement>
              <saml:Attribute Name="uid" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic">
                <saml:AttributeValue xsi:type="xs:string">alice</saml:AttributeValue>
              </saml:Attribute>
            </saml:AttributeStatement>
          </saml:Assertion>
        </samlp:Response>
        """,
        SignsAssertion: false, SignsResponse: true);

    /// <summary>Signs the assertion alone, with an elliptic curve; the signed element inherits every namespace.</summary>
    public static readonly Provider Elliptic = Simple with
    {
        Name = "Elliptic",
        Key = TestKey.Elliptic,
        Signing = new(TestKey.Elliptic)
        {
            NewLine = "\n",
            Around = signature => signature.Replace("VALUE", "&#13;\nVALUE&#13;\n", StringComparison.Ordinal), // as Java breaks lines
        },
        SignsAssertion = true,
        SignsResponse = false,
    };

    public static readonly IReadOnlyList<Provider> All = [Okta, Entra, Simple, Elliptic];

    public static TheoryData<string> Names => [.. All.Select(provider => provider.Name)];

    public static Provider Named(string name) => All.Single(provider => provider.Name == name);
}

using System.Xml.Linq;
using Rolecall.Saml.Tests.Responses;

namespace Rolecall.Saml.Tests;

public sealed class OurMetadata
{
    [Fact]
    public void It_has_one_address_and_wants_signed_assertions() => Assert.Equal(
        """
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://rolecall.example/saml/7?a&amp;b">
          <md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://rolecall.example/saml/7/acs" index="0" isDefault="true" />
          </md:SPSSODescriptor>
        </md:EntityDescriptor>
        """,
        new SpMetadata(Provider.Audience + "?a&b", new(Provider.Acs), []).ToXml().ReplaceLineEndings("\n"));

    [Fact]
    public void When_we_sign_it_has_the_certificates_of_the_old_and_the_new_key()
    {
        var role = XElement.Parse(new SpMetadata(Provider.Audience, new(Provider.Acs), [TestKey.Okta.Certificate, TestKey.Entra.Certificate]).ToXml())
            .Elements().Single();

        Assert.Equal("true", (string?)role.Attribute("AuthnRequestsSigned"));
        Assert.Equal(["KeyDescriptor", "KeyDescriptor", "AssertionConsumerService"], role.Elements().Select(child => child.Name.LocalName));
        Assert.All(role.Elements().Take(2), key => Assert.Equal("signing", (string?)key.Attribute("use")));
        Assert.Equal(
            [Convert.ToBase64String(TestKey.Okta.Certificate), Convert.ToBase64String(TestKey.Entra.Certificate)],
            role.Descendants().Where(element => element.Name.LocalName == "X509Certificate").Select(element => element.Value));
    }
}

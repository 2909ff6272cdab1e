namespace Rolecall.Saml.Tests.Responses;

[Spec("R-10", "I-20")]
public sealed class GenuineResponses
{
    [Theory, MemberData(nameof(Providers.Names), MemberType = typeof(Providers))]
    public void Are_accepted_whatever_is_signed(string name)
    {
        var provider = Providers.Named(name);

        var assertion = provider.Verify(provider.Respond());

        Assert.Equal("assertion-1", assertion.Id);
        Assert.Equal(provider.Issuer, assertion.Issuer);
        Assert.Equal(Provider.Person, assertion.NameId);
        Assert.Equal("session-1", assertion.SessionIndex);
        Assert.Equal(Provider.Request, assertion.InResponseTo);
        Assert.Equal(Certificates.Now.AddSeconds(-2), assertion.AuthnInstant, TimeSpan.FromSeconds(1));
        Assert.Equal(Certificates.Now.AddMinutes(7), assertion.GoodUntil, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Say_more_than_who_it_is()
    {
        var okta = Providers.Okta.Verify(Providers.Okta.Respond());
        Assert.Equal("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified", okta.NameIdFormat);
        Assert.Null(okta.SessionNotOnOrAfter);
        Assert.Equal(["email", "groups"], okta.Attributes.Keys);
        Assert.Equal(["Design", "R&D"], okta.Attributes["groups"]);

        var simple = Providers.Simple.Verify(Providers.Simple.Respond());
        Assert.Equal(Certificates.Now.AddHours(8), simple.SessionNotOnOrAfter);
        Assert.Equal(["alice"], simple.Attributes["uid"]);
    }
}

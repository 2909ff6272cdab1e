using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>What may be looked at before anything is verified.</summary>
[Spec("I-30")]
public sealed class UntrustedHeaders
{
    [Fact]
    public void It_says_which_request_is_claimed_to_be_answered_by_whom()
    {
        foreach (var provider in Providers.All)
            Assert.Equal(new UntrustedHeader(Provider.Request, provider.Issuer), UntrustedHeader.Read(Provider.Field(provider.Xml)));
        Assert.Equal(new UntrustedHeader(null, null), UntrustedHeader.Read(Provider.Field("<x/>")));
    }

    [Theory]
    [InlineData("<x><!-- --></x>", SamlRefusal.Structure)]
    [InlineData("<!DOCTYPE x><x/>", SamlRefusal.Malformed)]
    [InlineData("<x>", SamlRefusal.Malformed)]
    public void The_same_gate_stands_before_it(string xml, SamlRefusal refusal) =>
        Assert.Equal(refusal, Assert.Throws<SamlRefusedException>(() => UntrustedHeader.Read(Provider.Field(xml))).Refusal);
}

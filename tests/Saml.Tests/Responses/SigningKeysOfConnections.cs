using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>Which certificates of a connection verify.</summary>
[Spec("I-21", "I-22", "R-10")]
public sealed class SigningKeysOfConnections
{
    private static readonly Provider Entra = Providers.Entra;
    private static readonly TestKey Expired = TestKey.Rsa("CN=expired", notAfter: Certificates.Now.AddDays(-1));

    [Fact]
    public void During_a_rollover_either_key_signs()
    {
        var both = Entra.Expected with { Certificates = [TestKey.Okta.Certificate, TestKey.Elliptic.Certificate, TestKey.Entra.Certificate] };

        Assert.Equal(Provider.Person, Provider.Verify(Entra.Respond(), both).NameId);
        Assert.Equal(Provider.Person, Provider.Verify(Entra.Respond(bend: signing => signing with { Key = TestKey.Okta }), both).NameId);
    }

    [Fact]
    public void An_expired_certificate_does_not_verify_and_the_day_is_named()
    {
        var refused = Provider.Refused(
            Entra.Respond(bend: signing => signing with { Key = Expired }), Entra.Expected with { Certificates = [TestKey.Okta.Certificate, Expired.Certificate] });

        Assert.Equal(SamlRefusal.Certificate, refused.Refusal);
        Assert.Contains("expired on 2026-05-31", refused.Message);
    }

    [Fact]
    public void It_does_no_harm_beside_one_that_does() =>
        Assert.Equal(Provider.Person, Provider.Verify(Entra.Respond(), Entra.Expected with { Certificates = [Expired.Certificate, TestKey.Entra.Certificate] }).NameId);

    [Fact]
    public void A_connection_without_certificates_lets_nobody_in() =>
        Assert.Equal(SamlRefusal.Certificate, Provider.Refused(Entra.Respond(), Entra.Expected with { Certificates = [] }).Refusal);

    [Fact]
    public void A_weak_key_or_something_unreadable_lets_nobody_in()
    {
        var weak = TestKey.Rsa("CN=weak", 1024);
        var signed = Entra.Respond(bend: signing => signing with { Key = weak });

        Assert.Equal(SamlRefusal.Certificate, Provider.Refused(signed, Entra.Expected with { Certificates = [weak.Certificate] }).Refusal);
        Assert.Equal(SamlRefusal.Certificate, Provider.Refused(signed, Entra.Expected with { Certificates = [new byte[] { 1, 2, 3 }] }).Refusal);
    }
}

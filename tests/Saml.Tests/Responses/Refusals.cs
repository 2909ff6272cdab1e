using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>What browsers and administrators are told.</summary>
public sealed class Refusals
{
    [Fact]
    public void Every_refusal_has_a_word_of_its_own()
    {
        var codes = Enum.GetValues<SamlRefusal>().Select(refusal => new SamlRefusedException(refusal, "x").Code).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Equal(
            "malformed too_large structure encrypted unsigned algorithm signature certificate status issuer destination audience request "
            + "confirmation condition not_yet expired subject statement",
            string.Join(' ', codes));
    }

    [Fact]
    public void The_reason_is_one_sentence_that_says_what_to_change()
    {
        var refused = Providers.Entra.Refused(Providers.Entra.Respond(), Certificates.Now.AddHours(1));
        Assert.Equal(
            "The NotOnOrAfter of the Conditions passed 00:54:59.8770000 ago; start the sign-in again, and if that does not help, set the clocks, ours and the identity provider's, by NTP.", refused.Message);

        var audience = Provider.Refused(Providers.Okta.Respond(), Providers.Okta.Expected with { Audience = "https://rolecall.example/saml/8" });
        Assert.Equal(
            "The audience is \"https://rolecall.example/saml/7\"; set it at the identity provider to https://rolecall.example/saml/8 (in Okta: \"Audience URI (SP Entity ID)\").",
            audience.Message);
    }
}

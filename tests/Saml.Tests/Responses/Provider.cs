using System.Text;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>A stand-in for an identity provider: writes responses in the shape of a real one and signs them its way.</summary>
/// <param name="Xml">Unsigned, with the ids "response-1" and "assertion-1".</param>
/// <param name="SignsAssertion">Whether it does; the assertion is signed before the response.</param>
internal sealed record Provider(string Name, string Issuer, TestKey Key, Signing Signing, string Xml, bool SignsAssertion, bool SignsResponse)
{
    public const string Acs = "https://rolecall.example/saml/7/acs";
    public const string Audience = "https://rolecall.example/saml/7";
    public const string Request = "_8f1e5b7a4c2d4f6f9b0a1c3e5d7f9012";
    public const string Person = "alice@acme.example";

    public SamlExpectation Expected => new(Issuer, [Key.Certificate], new Uri(Acs), Audience, Request);

    /// <summary>Whether the assertion's own signature is all there is.</summary>
    public bool OnlyAssertion => SignsAssertion && !SignsResponse;

    /// <summary>A response that is good but for what was changed before signing.</summary>
    public string Respond(Func<string, string>? change = null, Func<Signing, Signing>? bend = null)
    {
        var xml = Xml;
        if (change is not null)
        {
            xml = change(Xml);
            Assert.NotEqual(Xml, xml); // else the test would prove nothing
        }

        var signing = bend is null ? Signing : bend(Signing);
        if (SignsAssertion)
            xml = signing.Sign(xml, "assertion-1");
        if (SignsResponse)
            xml = signing.Sign(xml, "response-1");
        return xml;
    }

    public SamlAssertion Verify(string xml, DateTimeOffset? now = null) => Verify(xml, Expected, now);

    public static SamlAssertion Verify(string xml, SamlExpectation expected, DateTimeOffset? now = null) =>
        SamlResponse.Verify(Field(xml), expected, now ?? Certificates.Now);

    /// <summary>The refusal; any other outcome fails the test.</summary>
    public SamlRefusedException Refused(string xml, DateTimeOffset? now = null) => Refused(xml, Expected, now);

    public static SamlRefusedException Refused(string xml, SamlExpectation expected, DateTimeOffset? now = null) =>
        Assert.Throws<SamlRefusedException>(() => Verify(xml, expected, now));

    public void AssertRefused(SamlRefusal refusal, string xml) => Assert.Equal(refusal, Refused(xml).Refusal);

    public static string Field(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    public override string ToString() => Name;
}

using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>Responses that identity providers really sent. <see cref="Sample.Recorded"/> says how one is added; the mutants take it up too.</summary>
[Spec("R-10", "I-20")]
public sealed class RecordedResponses
{
    public static TheoryData<string> Names => [.. Sample.Recorded];

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Names))]
    public void Are_accepted_with_the_metadata_of_their_provider(string name)
    {
        var (sample, metadata, nameId) = Sample.Read(name);

        var assertion = Provider.Verify(sample.Xml, sample.Expected, sample.Now);

        Assert.Equal(sample.Expected.Issuer, metadata.EntityId);
        Assert.Equal(nameId, assertion.NameId);
        Assert.Equal(sample.Expected.RequestId, assertion.InResponseTo);
    }

    [Theory(SkipTestWithoutData = true), MemberData(nameof(Names))]
    public void Are_refused_with_any_other_key_or_when_edited(string name)
    {
        var (sample, _, nameId) = Sample.Read(name);
        var edited = sample.Xml.Replace($">{nameId}<", ">admin@acme.example<", StringComparison.Ordinal);

        Assert.NotEqual(sample.Xml, edited);
        Assert.Equal(SamlRefusal.Signature, Provider.Refused(edited, sample.Expected, sample.Now).Refusal);
        Assert.Equal(
            SamlRefusal.Signature, Provider.Refused(sample.Xml, sample.Expected with { Certificates = [TestKey.Evil.Certificate] }, sample.Now).Refusal);
    }
}

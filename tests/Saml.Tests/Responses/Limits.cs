using System.Globalization;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>What is too large costs next to nothing, and what is just small enough not much.</summary>
[Spec("I-34", "R-32")]
[Collection(nameof(AloneInTheProcess))]
public sealed class Limits
{
    private const int MaximumBytes = 256 * 1024;
    private static readonly Provider Entra = Providers.Entra;
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void Bytes_are_counted_before_base64_and_after()
    {
        var xml = Entra.Respond();
        var full = xml + new string('\n', MaximumBytes - xml.Length);

        Assert.Equal(Provider.Person, Entra.Verify(full).NameId);
        AssertTooLarge(full + "\n");
        AssertTooLargeField(Provider.Field(xml) + new string(' ', 2 * MaximumBytes));
        AssertTooLargeField(new string('A', 100_000_000));
    }

    [Fact]
    public void Depth_is_bounded()
    {
        Assert.Equal(Provider.Person, Entra.Verify(Extended(Nested(31))).NameId);
        AssertTooLarge(Extended(Nested(32)));
        AssertTooLarge(Nested(10_000));
    }

    [Fact]
    public void Elements_are_counted()
    {
        var genuine = Dom.All(Dom.Load(Extended(""))).Count;

        Assert.Equal(Provider.Person, Entra.Verify(Extended(string.Concat(Enumerable.Repeat("<x/>", 1_000 - genuine)))).NameId);
        AssertTooLarge(Extended(string.Concat(Enumerable.Repeat("<x/>", 1_001 - genuine))));
        AssertTooLarge(Entra.Xml.Replace("<AttributeStatement>", "<AttributeStatement>" + string.Concat(Enumerable.Repeat(
            $"<Attribute Name=\"a\">{string.Concat(Enumerable.Repeat("<AttributeValue/>", 100))}</Attribute>", 100)), StringComparison.Ordinal));
    }

    [Fact]
    public void Attributes_of_an_element_are_counted()
    {
        Assert.Equal(Provider.Person, Entra.Verify(Extended($"<x{Many(20, "a{0}=\"\"")}/>")).NameId);
        AssertTooLarge(Extended($"<x{Many(21, "a{0}=\"\"")}/>"));
        AssertTooLarge(Extended($"<x{Many(10_000, "xmlns:a{0}=\"u:{0}\"")}/>"));
    }

    [Fact]
    public void The_costliest_that_passes_the_gate_is_refused_soon_too()
    {
        // As many namespaces in scope as can be, and as many signed names below them: the signature of a stranger is looked at first.
        var nested = string.Concat(Enumerable.Range(0, 24).Select(level => $"<x{Many(20, $"xmlns:a{level}b{{0}}=\"u:{level}-{{0}}\"")}>"))
            + string.Concat(Enumerable.Repeat("<a1b1:x a2b2:y=\"\" a3b3:z=\"\"/>", 900))
            + string.Concat(Enumerable.Repeat("</x>", 24));
        var xml = Entra.Respond(bend: signing => signing with { Key = TestKey.Evil, SignedInfo = info => info.Replace("<DigestValue>", "<DigestValue>" + nested, StringComparison.Ordinal) });

        AssertSoon(SamlRefusal.Signature, Provider.Field(xml));
    }

    private static void AssertTooLarge(string xml) => AssertTooLargeField(Provider.Field(xml));

    private static void AssertTooLargeField(string field) => AssertSoon(SamlRefusal.TooLarge, field);

    /// <summary>In time of the processor, as others may want it as well; the best of some, as the first has to be compiled.</summary>
    private static void AssertSoon(SamlRefusal refusal, string field)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 50 && best >= Soon; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var refused = Assert.Throws<SamlRefusedException>(() => SamlResponse.Verify(field, Entra.Expected, Certificates.Now));
            var took = Environment.CpuUsage.TotalTime - before;
            best = took < best ? took : best;
            Assert.Equal(refusal, refused.Refusal);
        }

        Assert.InRange(best, TimeSpan.Zero, Soon);
    }

    private static string Extended(string extensions) =>
        Entra.Respond(xml => xml.Replace("<samlp:Status>", $"<samlp:Extensions>{extensions}</samlp:Extensions><samlp:Status>", StringComparison.Ordinal));

    // Two deep below the response, so that one of it is at depth 2.
    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<x>", depth - 1)) + string.Concat(Enumerable.Repeat("</x>", depth - 1));

    private static string Many(int count, string attribute) =>
        string.Concat(Enumerable.Range(0, count).Select(n => " " + string.Format(CultureInfo.InvariantCulture, attribute, n)));
}

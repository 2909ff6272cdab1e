using System.Globalization;
using Rolecall.Saml.Responses;

namespace Rolecall.Saml.Tests.Responses;

/// <summary>
/// Genuine responses broken at random, the same way every time: each is refused, or says what was signed. ROLECALL_MUTANTS sets how many,
/// ROLECALL_MUTANTS_SEED which; a failure names its seed, and with ROLECALL_MUTANTS=1 and that seed it alone is made again.
/// </summary>
public sealed class Mutants
{
    private static readonly int Count = Setting("ROLECALL_MUTANTS", 20_000);
    private static readonly int Seed = Setting("ROLECALL_MUTANTS_SEED", 20261128);

    [Fact, Spec("R-10", "I-20", "I-23", "I-34")]
    public void None_is_somebody_else_and_none_breaks_the_verifier()
    {
        var samples = Sample.All();
        var genuine = samples.Select(sample => Described(Provider.Verify(sample.Xml, sample.Expected, sample.Now))).ToList();
        var accepted = new int[samples.Count];
        var refused = new SortedDictionary<SamlRefusal, int>();
        for (var seed = Seed; seed - Seed < Count; seed++)
        {
            var number = (int)((uint)seed % samples.Count);
            var sample = samples[number];
            var field = new Mutant(new Random(seed), sample, samples).Make();
            try
            {
                Assert.True(genuine[number] == Described(SamlResponse.Verify(field, sample.Expected, sample.Now)), $"Mutant {seed} of {sample.Name} is somebody else: {field}");
                accepted[number]++;
            }
            catch (SamlRefusedException e)
            {
                refused[e.Refusal] = refused.GetValueOrDefault(e.Refusal) + 1;
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Mutant {seed} of {sample.Name} broke the verifier: {e}\n{field}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Count} mutants from seed {Seed}; accepted as who they were: {string.Join(", ", samples.Select((sample, n) => $"{accepted[n]} of {sample.Name}"))}; refused: "
            + string.Join(", ", refused.Select(pair => $"{pair.Value} × {pair.Key}")));

        // Broken so badly that nearly all are refused for the same reason, they would find nothing.
        if (Count < 20_000)
            return;
        Assert.All(accepted, some => Assert.InRange(some, Count / samples.Count / 50, Count / samples.Count / 2));
        Assert.All(
            [SamlRefusal.Malformed, SamlRefusal.Structure, SamlRefusal.Unsigned, SamlRefusal.Algorithm, SamlRefusal.Signature, SamlRefusal.Status],
            refusal => Assert.InRange(refused.GetValueOrDefault(refusal), 10, Count / 2));
    }

    /// <summary>Broken before they are signed, they reach what is read only from signed bytes. Who they are is then the provider's to say.</summary>
    [Fact, Spec("R-10", "I-34")]
    public void None_that_is_well_signed_breaks_the_verifier()
    {
        var samples = Providers.All.Select(provider => new Sample(provider.Name, provider.Xml, provider.Expected, Certificates.Now)).ToList();
        var refused = new SortedDictionary<SamlRefusal, int>();
        var (accepted, signed) = (0, 0);
        for (var seed = Seed; seed - Seed < Count / 4; seed++)
        {
            var provider = Providers.All[(int)((uint)seed % samples.Count)];
            var mutant = new Mutant(new Random(seed), samples[(int)((uint)seed % samples.Count)], samples);
            if (mutant.MakeAndSign(provider) is not { } field)
                continue;
            signed++;
            try
            {
                SamlResponse.Verify(field, provider.Expected, Certificates.Now);
                accepted++;
            }
            catch (SamlRefusedException e)
            {
                refused[e.Refusal] = refused.GetValueOrDefault(e.Refusal) + 1;
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutant {seed} of {provider.Name} broke the verifier: {e}\n{field}");
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{signed} signed mutants from seed {Seed}; accepted: {accepted}; refused: " + string.Join(", ", refused.Select(pair => $"{pair.Value} × {pair.Key}")));
        Assert.InRange(accepted, signed / 50, signed / 2);
    }

    private static string Described(SamlAssertion assertion) =>
        (assertion with { Attributes = new Dictionary<string, IReadOnlyList<string>>() })
        + string.Concat(assertion.Attributes.Select(attribute => $"\n{attribute.Key}={string.Join('\0', attribute.Value)}"));

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
}

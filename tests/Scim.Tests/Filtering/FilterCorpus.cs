using Rolecall.Scim.Filtering;

namespace Rolecall.Scim.Tests.Filtering;

/// <summary>Every line of the filter corpus on its fixture, in memory; tests/corpora/README.md tells how to read it.</summary>
public sealed class FilterCorpus
{
    private const string OnGroups = "@/Groups ";

    private static readonly CorpusFixture Fixture = new();

    public static TheoryData<string, bool, string> Lines()
    {
        var lines = new TheoryData<string, bool, string>();
        foreach (var line in File.ReadLines(CorpusFixture.PathOf("filter-sample.tsv")).Select(line => line.Split('\t')))
            lines.Add(line[0], line[1] == "valid", line[2].Split(" ; ")[0]);
        return lines;
    }

    [Theory, MemberData(nameof(Lines))]
    [Spec("P-3.4.2.2-01", "P-3.4.2.2-03", "P-3.4.2.2-14", "P-3.4.2.2-18", "P-3.4.2.2-21")]
    public void A_line_of_the_corpus_has_the_preferred_outcome(string filter, bool valid, string outcomes)
    {
        var onGroups = outcomes.StartsWith(OnGroups, StringComparison.Ordinal);
        var preferred = (onGroups ? outcomes[OnGroups.Length..] : outcomes).Split(" || ")[0];
        var resources = onGroups ? Fixture.Groups : Fixture.Users;

        if (preferred == "400:invalidFilter")
        {
            Assert.False(valid);
            Refused.With(Refusal.InvalidFilter, () => Parse(filter, onGroups));
            return;
        }

        var bound = Parse(filter, onGroups);
        var found = resources.Where(one => new FilterEvaluator(Folds.Simple).Matches(bound, one.Value)).Select(one => one.Key).ToArray();
        if (preferred.StartsWith("contains:", StringComparison.Ordinal))
            Assert.Contains(preferred["contains:".Length..], found);
        else
            Assert.Equal(Expected(preferred["match:".Length..], resources.Keys), found);
    }

    private static Filter Parse(string filter, bool onGroups) =>
        Filter.Parse(CorpusFixture.Fill(filter), onGroups ? Types.Group : Types.User);

    private static IEnumerable<string> Expected(string names, IEnumerable<string> all) => names switch
    {
        "all" => all,
        "none" => [],
        _ => names.Split(','),
    };
}

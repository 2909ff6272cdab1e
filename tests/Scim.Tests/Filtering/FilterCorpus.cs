using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Tests.Filtering;

/// <summary>Every line of the filter corpora on their fixture, in memory; tests/corpora/README.md tells how to read them.</summary>
public sealed class FilterCorpus
{
    private static readonly CorpusFixture Fixture = new();

    public static TheoryData<string, string, string> Lines()
    {
        var lines = new TheoryData<string, string, string>();
        foreach (var line in new[] { "filter-sample.tsv", "own-filters.tsv" }.SelectMany(CorpusFixture.LinesOf))
        {
            var outcomes = line[2].Split(" ; ")[0];
            var endpoint = outcomes.StartsWith('@') ? outcomes[1..outcomes.IndexOf(' ', StringComparison.Ordinal)] : "/Users";
            lines.Add(endpoint, line[0], (outcomes.StartsWith('@') ? outcomes[(endpoint.Length + 2)..] : outcomes).Split(" || ")[0]);
        }

        return lines;
    }

    [Theory, MemberData(nameof(Lines))]
    [Spec("P-3.4.2.2-01", "P-3.4.2.2-03", "P-3.4.2.2-14", "P-3.4.2.2-18", "P-3.4.2.2-21", "P-3.4.2.1-01")]
    public void A_line_of_the_corpus_has_the_preferred_outcome(string endpoint, string filter, string preferred)
    {
        var filled = CorpusFixture.Fill(filter);
        if (preferred is "400:invalidFilter" or "403:sensitive")
        {
            Refused.With(preferred == "400:invalidFilter" ? Refusal.InvalidFilter : Refusal.Sensitive, () => Found(endpoint, filled));
            return;
        }

        var (all, found) = Found(endpoint, filled);
        switch (preferred.Split(':'))
        {
            case ["match", "all"]:
                Assert.Equal(all, found);
                break;
            case ["match", "none"]:
                Assert.Empty(found);
                break;
            case ["match", var names]:
                Assert.Equal(names.Split(',').Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
                break;
            case ["contains", var name]:
                Assert.Contains(name, found);
                break;
            case ["excludes", var name]:
                Assert.DoesNotContain(name, found);
                break;
            default:
                Assert.Fail($"The corpus has an outcome this test does not know: {preferred}");
                break;
        }
    }

    private static (string[] All, string[] Found) Found(string endpoint, string filter) => endpoint switch
    {
        "/Users" => Found(Fixture.Users, Filter.Parse(filter, Types.User)),
        "/Groups" => Found(Fixture.Groups, Filter.Parse(filter, Types.Group)),
        _ => Joined(
            Found(Fixture.Users, Filter.ParseAtRoot(filter, Types.User)), Found(Fixture.Groups, Filter.ParseAtRoot(filter, Types.Group))),
    };

    private static (string[] All, string[] Found) Found(Dictionary<string, ComplexNode> resources, Filter filter) =>
        ([.. resources.Keys], [.. resources.Where(one => new FilterEvaluator(NameKey.Fold).Matches(filter, one.Value)).Select(one => one.Key)]);

    private static (string[] All, string[] Found) Joined((string[] All, string[] Found) users, (string[] All, string[] Found) groups) =>
        ([.. users.All, .. groups.All], [.. users.Found, .. groups.Found]);
}

using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Tests.Filtering;

/// <summary>Every line of the filter corpora on their fixture, in memory; tests/corpora/README.md tells how to read them.</summary>
public sealed class FilterCorpus
{
    private static readonly CorpusFixture Fixture = new();

    public static TheoryData<string, string, string> Lines() => FilterCorpusLines.All();

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
        FilterCorpusLines.AssertFound(preferred, all, found);
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

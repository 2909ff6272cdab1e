using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Corpus;

/// <summary>Every line of the filter corpora in tests/corpora over HTTP, as the README there says it is judged.</summary>
/// <remarks>A line passes by its preferred outcome alone: where several are allowed, which one we give is our decision.</remarks>
public sealed class FilterCorpus(FilterCorpusFixture fixture) : IClassFixture<FilterCorpusFixture>
{
    private static readonly string[][] Lines =
    [
        .. new[] { "filter-sample.tsv", "own-filters.tsv" }
            .SelectMany(file => File.ReadLines(FilterCorpusFixture.PathOf(file)))
            .Select(line => line.Split('\t')),
    ];

    public static TheoryData<string, string, string> All()
    {
        var lines = new TheoryData<string, string, string>();
        foreach (var line in Lines)
        {
            var outcomes = line[2].Split(" ; ")[0];
            var endpoint = outcomes.StartsWith('@') ? outcomes[1..outcomes.IndexOf(' ', StringComparison.Ordinal)] : "/Users";
            lines.Add(endpoint, line[0], outcomes.StartsWith('@') ? outcomes[(endpoint.Length + 2)..] : outcomes);
        }

        return lines;
    }

    [Theory, MemberData(nameof(All)), Spec("P-3.4.2.2-01", "P-3.4.2.2-03", "P-3.4.2.2-21", "P-3.4.2.2-22", "P-3.4.2.2-23", "P-3.4.2.1-01")]
    public async Task A_line_has_the_preferred_outcome(string endpoint, string filter, string outcomes)
    {
        var preferred = outcomes.Split(" || ")[0];

        var answer = await AskAsync(endpoint, fixture.Fill(filter));

        if (preferred.StartsWith("400:", StringComparison.Ordinal) || preferred.StartsWith("403:", StringComparison.Ordinal))
        {
            answer.AssertScimError(int.Parse(preferred[..3]), preferred[4..]);
            return;
        }

        Assert.Equal(200, answer.Status);
        var found = fixture.NamesIn(answer).ToArray();
        Assert.Equal(answer.Total(), answer["Resources"]!.AsArray().Count);
        switch (preferred.Split(':'))
        {
            case ["match", "all"]:
                Assert.Equal(fixture.NamesOf(endpoint).Order(StringComparer.Ordinal), found);
                break;
            case ["match", "none"]:
                Assert.Empty(found);
                break;
            case ["match", var names]:
                Assert.Equal(names.Split(',').Order(StringComparer.Ordinal), found);
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

    /// <summary>What is too long for a URL goes into the body of a search.</summary>
    private Task<Answer> AskAsync(string endpoint, string filter) => filter.Length < 4000
        ? fixture.Workspace.GetAsync($"{endpoint}?count=1000&filter={Uri.EscapeDataString(filter)}")
        : fixture.Workspace.PostAsync($"{endpoint.TrimEnd('/')}/.search", new JsonObject { ["filter"] = filter, ["count"] = 1000 }.ToJsonString());
}

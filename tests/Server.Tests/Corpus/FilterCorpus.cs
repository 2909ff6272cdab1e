using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Corpus;

/// <summary>Every line of the filter corpora in tests/corpora over HTTP, as the README there says it is judged.</summary>
public sealed class FilterCorpus(FilterCorpusFixture fixture) : IClassFixture<FilterCorpusFixture>
{
    public static TheoryData<string, string, string> Lines() => FilterCorpusLines.All();

    [Theory, MemberData(nameof(Lines)), Spec("P-3.4.2.2-01", "P-3.4.2.2-03", "P-3.4.2.2-21", "P-3.4.2.2-22", "P-3.4.2.2-23", "P-3.4.2.1-01")]
    public async Task A_line_has_the_preferred_outcome(string endpoint, string filter, string preferred)
    {
        var answer = await AskAsync(endpoint, fixture.Fill(filter));

        if (preferred.StartsWith("400:", StringComparison.Ordinal) || preferred.StartsWith("403:", StringComparison.Ordinal))
        {
            answer.AssertScimError(int.Parse(preferred[..3]), preferred[4..]);
            return;
        }

        Assert.Equal(200, answer.Status);
        Assert.Equal(answer.Total(), answer["Resources"]!.AsArray().Count);
        FilterCorpusLines.AssertFound(preferred, fixture.NamesOf(endpoint), fixture.NamesIn(answer));
    }

    /// <summary>What is too long for a URL goes into the body of a search.</summary>
    private Task<Answer> AskAsync(string endpoint, string filter) => filter.Length < 4000
        ? fixture.Workspace.GetAsync($"{endpoint}?count=1000&filter={Uri.EscapeDataString(filter)}")
        : fixture.Workspace.PostAsync($"{endpoint.TrimEnd('/')}/.search", new JsonObject { ["filter"] = filter, ["count"] = 1000 }.ToJsonString());
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Rolecall.Testing;

/// <summary>Reads the filter corpora and judges by them; tests/corpora/README.md tells what a line says.</summary>
/// <remarks>A line passes by its preferred outcome alone: where several are allowed, which one we give is our decision.</remarks>
internal static partial class FilterCorpusLines
{
    /// <summary>Endpoint, filter and preferred outcome of each line.</summary>
    public static TheoryData<string, string, string> All()
    {
        var lines = new TheoryData<string, string, string>();
        foreach (var line in new[] { "filter-sample.tsv", "own-filters.tsv" }.SelectMany(file => File.ReadLines(PathOf(file))))
        {
            var columns = line.Split('\t');
            var outcomes = columns[2].Split(" ; ")[0];
            var endpoint = outcomes.StartsWith('@') ? outcomes[1..outcomes.IndexOf(' ', StringComparison.Ordinal)] : null;
            var preferred = (endpoint is null ? outcomes : outcomes[(endpoint.Length + 2)..]).Split(" || ")[0];
            lines.Add(endpoint ?? "/Users", columns[0], preferred);
        }

        return lines;
    }

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "corpora", file);

    /// <param name="preferred">What a line says of a filter that is no error.</param>
    /// <param name="all">The fixture's names of everything at the endpoint.</param>
    /// <param name="found">Those of what the filter found.</param>
    public static void AssertFound(string preferred, IEnumerable<string> all, IEnumerable<string> found)
    {
        switch (preferred.Split(':'))
        {
            case ["match", "all"]:
                Assert.Equal(all.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
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

    /// <summary>Puts values in the place of <c>{{u1.id}}</c>, <c>{{u1.meta.created}}</c> and <c>{{u1.meta.created@+02:00}}</c>.</summary>
    /// <param name="idOf">Is given the fixture's name of a resource.</param>
    /// <param name="createdOf">The same.</param>
    public static string Fill(string text, Func<string, string> idOf, Func<string, DateTimeOffset> createdOf) =>
        Placeholder().Replace(text, found => found.Groups["attribute"].Value == "id"
            ? idOf(found.Groups["name"].Value)
            : Time(createdOf(found.Groups["name"].Value), found.Groups["offset"].Value));

    private static string Time(DateTimeOffset at, string offset) =>
        (offset.Length == 0 ? at : at.ToOffset(TimeSpan.Parse(offset.TrimStart('+'), CultureInfo.InvariantCulture)))
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{\{(?<name>\w+)\.(?<attribute>id|meta\.created)(@(?<offset>[+-][\d:]+))?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

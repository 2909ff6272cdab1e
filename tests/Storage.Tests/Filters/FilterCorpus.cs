using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rolecall.Domain.Members;
using Rolecall.Scim;
using Rolecall.Scim.Documents;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>Every line of the filter corpus about users, in a real file; tests/corpora/README.md tells how to read it.</summary>
public sealed partial class FilterCorpus(FilterCorpus.Users users) : IClassFixture<FilterCorpus.Users>
{
    public static TheoryData<string, string> Lines()
    {
        var lines = new TheoryData<string, string>();
        foreach (var line in new[] { "filter-sample.tsv", "own-filters.tsv" }.SelectMany(LinesOf))
        {
            // Lines about other endpoints, and about the groups a user is in, which are not members' own data.
            if (!line[2].StartsWith("@/", StringComparison.Ordinal) && !line[0].Contains("{{g", StringComparison.Ordinal) && !line[0].Contains("groups", StringComparison.OrdinalIgnoreCase))
                lines.Add(line[0], line[2].Split(" ; ")[0]);
        }

        return lines;
    }

    [Theory, MemberData(nameof(Lines))]
    [Spec("P-3.4.2.2-01", "P-3.4.2.2-03", "P-3.4.2.2-07", "P-3.4.2.2-09", "P-3.4.2.2-10", "P-3.4.2.2-14", "P-3.4.2.2-18", "T-15")]
    public void A_line_has_an_outcome_that_it_allows(string filter, string outcomes)
    {
        var outcome = users.Search(filter);

        Assert.True(outcomes.Split(" || ").Any(allowed => outcome.Is(allowed)), $"{filter}: {outcome}, not {outcomes}");
    }

    private static IEnumerable<string[]> LinesOf(string file) =>
        File.ReadLines(PathOf(file)).Select(line => line.Split('\t'));

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "corpora", file);

    [GeneratedRegex(@"\{\{(?<name>\w+)\.(?<attribute>id|meta\.created)(@(?<offset>[+-][\d:]+))?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();

    /// <summary>Who was found, or how the filter was refused.</summary>
    internal sealed record Outcome(IReadOnlyList<string> Found, IReadOnlyList<string> All, Refusal? Refusal)
    {
        public bool Is(string allowed) => Refusal is { } refusal
            ? (allowed, refusal) is ("400:invalidFilter", Scim.Refusal.InvalidFilter) or ("403:sensitive", Scim.Refusal.Sensitive)
            : allowed.Split(':') switch
            {
                ["match", "all"] => Found.SequenceEqual(All),
                ["match", "none"] => Found.Count == 0,
                ["match", var names] => Found.Order(StringComparer.Ordinal).SequenceEqual(names.Split(',').Order(StringComparer.Ordinal)),
                ["contains", var name] => Found.Contains(name),
                ["excludes", var name] => !Found.Contains(name),
                _ => false,
            };

        public override string ToString() => Refusal?.ToString() ?? string.Join(',', Found);
    }

    public sealed class Users : IDisposable
    {
        private readonly string path = Path.GetTempFileName();
        private readonly MemberFile file;
        private readonly List<string> names = [];

        public Users()
        {
            file = MemberFile.Create(path);
            using var fixture = JsonDocument.Parse(File.ReadAllBytes(PathOf("filter-fixture.json")));
            foreach (var user in fixture.RootElement.GetProperty("users").EnumerateObject())
                names.Add(user.Name);
            foreach (var user in fixture.RootElement.GetProperty("users").EnumerateObject())
            {
                using var filled = JsonDocument.Parse(Fill(user.Value.GetRawText()));
                file.Add(Member(user.Name) with { Profile = ResourceReader.Read(MemberSchemas.Profile, filled.RootElement).Document });
            }
        }

        public void Dispose()
        {
            file.Dispose();
            File.Delete(path);
        }

        internal Outcome Search(string filter)
        {
            try
            {
                return new Outcome([.. file.Find(Fill(filter)).Select(number => names[(int)number - 1])], names, null);
            }
            catch (RefusedException refused)
            {
                return new Outcome([], names, refused.Refusal);
            }
        }

        private StoredMember Member(string name) => new(names.IndexOf(name) + 1, ComplexNode.Empty);

        private string Fill(string text) => Placeholder().Replace(text, found => found.Groups["attribute"].Value == "id"
            ? Member(found.Groups["name"].Value).Id
            : CreatedAt(Member(found.Groups["name"].Value), found.Groups["offset"].Value));

        private static string CreatedAt(StoredMember member, string offset) => member.Created
            .ToOffset(TimeSpan.Parse(offset.Length == 0 ? "0:00" : offset.TrimStart('+'), CultureInfo.InvariantCulture))
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
    }
}

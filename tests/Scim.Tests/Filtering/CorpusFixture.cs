using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Tests.Filtering;

/// <summary>The resources of the filter corpus as a server would show them: with ids, meta and the users' groups.</summary>
internal sealed partial class CorpusFixture
{
    private static readonly DateTimeOffset Created = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public CorpusFixture()
    {
        using var fixture = JsonDocument.Parse(File.ReadAllBytes(PathOf("filter-fixture.json")));
        Groups = Read(fixture.RootElement.GetProperty("groups"), "Group");
        Users = Read(fixture.RootElement.GetProperty("users"), "User");
        foreach (var (name, group) in Groups.ToArray())
            Groups[name] = group.With("members", ListNode.OfAny([.. group.List("members").Cast<ComplexNode>().Select(Shown)]));
        foreach (var user in Users.Keys.ToArray())
            Users[user] = Users[user].With("groups", ListNode.OfAny([.. GroupsOf(user)]));
    }

    public Dictionary<string, ComplexNode> Users { get; }

    public Dictionary<string, ComplexNode> Groups { get; }

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "corpora", file);

    /// <summary>Filter, whether it is valid, and outcomes with a note, of each line.</summary>
    public static IEnumerable<string[]> LinesOf(string file) => File.ReadLines(PathOf(file)).Select(line => line.Split('\t'));

    /// <summary>Puts values in the place of <c>{{u1.id}}</c>, <c>{{u1.meta.created}}</c> and <c>{{u1.meta.created@+02:00}}</c>.</summary>
    public static string Fill(string text) => Placeholder().Replace(text, found =>
        found.Groups["attribute"].Value == "id" ? IdOf(found.Groups["name"].Value) : CreatedAt(found.Groups["offset"].Value));

    private static Dictionary<string, ComplexNode> Read(JsonElement resources, string type) => resources.EnumerateObject().ToDictionary(
        resource => resource.Name,
        resource => Json.Read(Fill(resource.Value.GetRawText()))
            .With("id", new TextNode(IdOf(resource.Name)))
            .With("meta", Json.Read($$"""
                {
                  "resourceType": "{{type}}", "created": "{{CreatedAt("")}}", "lastModified": "{{CreatedAt("")}}",
                  "location": "https://directory.example/{{type}}s/{{IdOf(resource.Name)}}", "version": "W/\"1\""
                }
                """)));

    /// <summary>A member as a server shows it.</summary>
    private static ComplexNode Shown(ComplexNode member) => member
        .With("type", new TextNode("User"))
        .With("display", new TextNode("Somebody"))
        .With("$ref", new TextNode("https://directory.example/Users/" + member.Text("value")));

    private static string CreatedAt(string offset)
    {
        var at = offset.Length == 0 ? Created : Created.ToOffset(TimeSpan.Parse(offset.TrimStart('+'), CultureInfo.InvariantCulture));
        return at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
    }

    private IEnumerable<Node> GroupsOf(string user) => Groups
        .Where(group => group.Value.List("members").Cast<ComplexNode>().Any(member => member.Text("value") == IdOf(user)))
        .Select(group => Json.Read($$"""{ "value": "{{IdOf(group.Key)}}", "display": {{JsonSerializer.Serialize(group.Value.Text("displayName"))}}, "type": "direct" }"""));

    private static string IdOf(string name) => "id-of-" + name;

    [GeneratedRegex(@"\{\{(?<name>\w+)\.(?<attribute>id|meta\.created)(@(?<offset>[+-][\d:]+))?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

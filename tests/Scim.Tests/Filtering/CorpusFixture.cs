using System.Text.Json;
using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Tests.Filtering;

/// <summary>The resources of the filter corpus as a server would show them: with ids, meta and the users' groups.</summary>
internal sealed class CorpusFixture
{
    private static readonly DateTimeOffset Created = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public CorpusFixture()
    {
        using var fixture = JsonDocument.Parse(File.ReadAllBytes(FilterCorpusLines.PathOf("filter-fixture.json")));
        Groups = Read(fixture.RootElement.GetProperty("groups"), "Group");
        Users = Read(fixture.RootElement.GetProperty("users"), "User");
        foreach (var (name, group) in Groups.ToArray())
            Groups[name] = group.With("members", ListNode.OfAny([.. group.List("members").Cast<ComplexNode>().Select(Shown)]));
        foreach (var user in Users.Keys.ToArray())
            Users[user] = Users[user].With("groups", ListNode.OfAny([.. GroupsOf(user)]));
    }

    public Dictionary<string, ComplexNode> Users { get; }

    public Dictionary<string, ComplexNode> Groups { get; }

    /// <summary>Puts this fixture's values in the place of ids and times.</summary>
    public static string Fill(string text) => FilterCorpusLines.Fill(text, IdOf, _ => Created);

    private static Dictionary<string, ComplexNode> Read(JsonElement resources, string type) => resources.EnumerateObject().ToDictionary(
        resource => resource.Name,
        resource => Json.Read(Fill(resource.Value.GetRawText()))
            .With("id", new TextNode(IdOf(resource.Name)))
            .With("meta", Json.Read($$"""
                {
                  "resourceType": "{{type}}", "created": "{{Created:O}}", "lastModified": "{{Created:O}}",
                  "location": "https://directory.example/{{type}}s/{{IdOf(resource.Name)}}", "version": "W/\"1\""
                }
                """)));

    /// <summary>A member as a server shows it.</summary>
    private static ComplexNode Shown(ComplexNode member) => member
        .With("type", new TextNode("User"))
        .With("display", new TextNode("Somebody"))
        .With("$ref", new TextNode("https://directory.example/Users/" + member.Text("value")));

    private IEnumerable<Node> GroupsOf(string user) => Groups
        .Where(group => group.Value.List("members").Cast<ComplexNode>().Any(member => member.Text("value") == IdOf(user)))
        .Select(group => Json.Read($$"""{ "value": "{{IdOf(group.Key)}}", "display": {{JsonSerializer.Serialize(group.Value.Text("displayName"))}}, "type": "direct" }"""));

    private static string IdOf(string name) => "id-of-" + name;
}

using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Corpus;

/// <summary>A workspace with the users and groups of the filter corpus; the owner was there before and is not among them.</summary>
public sealed partial class FilterCorpusFixture(RunningServer server) : IAsyncLifetime
{
    private readonly Dictionary<string, JsonNode> resources = new(StringComparer.Ordinal);

    public TestWorkspace Workspace { get; private set; } = null!;

    /// <summary>The fixture names users u1, u2 … and groups g1, g2 …</summary>
    public IEnumerable<string> NamesOf(string endpoint) => endpoint switch
    {
        "/Users" => resources.Keys.Where(name => name[0] == 'u'),
        "/Groups" => resources.Keys.Where(name => name[0] == 'g'),
        _ => resources.Keys,
    };

    public async ValueTask InitializeAsync()
    {
        Workspace = await server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = ProfileUpdates.Full });
        var fixture = JsonNode.Parse(await File.ReadAllTextAsync(PathOf("filter-fixture.json")))!;

        // The second is the manager of the first.
        foreach (var (name, user) in fixture["users"]!.AsObject().OrderBy(user => user.Key == "u2" ? 0 : 1))
            await CreateAsync("/Users", name, user!);
        foreach (var (name, group) in fixture["groups"]!.AsObject())
            await CreateAsync("/Groups", name, group!);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "corpora", file);

    /// <summary>The fixture's names of what is in a list.</summary>
    public IEnumerable<string> NamesIn(Answer list)
    {
        var ids = list["Resources"]!.AsArray().Select(user => (string?)user!["id"]).ToHashSet();
        return resources.Where(user => ids.Contains((string?)user.Value["id"])).Select(user => user.Key).Order(StringComparer.Ordinal);
    }

    /// <summary>Puts values in the place of <c>{{u1.id}}</c>, <c>{{u1.meta.created}}</c> and <c>{{u1.meta.created@+02:00}}</c>.</summary>
    public string Fill(string text) => Placeholder().Replace(text, found =>
    {
        var user = resources[found.Groups["name"].Value];
        return found.Groups["attribute"].Value == "id"
            ? (string)user["id"]!
            : Created(user, found.Groups["offset"].Value);
    });

    private async Task CreateAsync(string endpoint, string name, JsonNode resource)
    {
        var created = await Workspace.PostAsync(endpoint, Fill(resource.ToJsonString()));
        Assert.Equal(201, created.Status);
        resources[name] = created.Body!;
    }

    private static string Created(JsonNode user, string offset)
    {
        var at = DateTimeOffset.Parse((string)user["meta"]!["created"]!, CultureInfo.InvariantCulture);
        if (offset.Length > 0)
            at = at.ToOffset(TimeSpan.Parse(offset.TrimStart('+'), CultureInfo.InvariantCulture));
        return at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)\.(?<attribute>id|meta\.created)(@(?<offset>[+-][\d:]+))?\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

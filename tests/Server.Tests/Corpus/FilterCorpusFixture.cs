using System.Globalization;
using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Corpus;

/// <summary>A workspace with the users and groups of the filter corpus; the owner was there before and is not among them.</summary>
public sealed class FilterCorpusFixture(RunningServer server) : IAsyncLifetime
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
        var fixture = JsonNode.Parse(await File.ReadAllTextAsync(FilterCorpusLines.PathOf("filter-fixture.json")))!;

        // The second is the manager of the first.
        foreach (var (name, user) in fixture["users"]!.AsObject().OrderBy(user => user.Key == "u2" ? 0 : 1))
            await CreateAsync("/Users", name, user!);
        foreach (var (name, group) in fixture["groups"]!.AsObject())
            await CreateAsync("/Groups", name, group!);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The fixture's names of what is in a list.</summary>
    public IEnumerable<string> NamesIn(Answer list)
    {
        var ids = list["Resources"]!.AsArray().Select(user => (string?)user!["id"]).ToHashSet();
        return resources.Where(user => ids.Contains((string?)user.Value["id"])).Select(user => user.Key);
    }

    /// <summary>Puts what the server gave in the place of ids and times.</summary>
    public string Fill(string text) => FilterCorpusLines.Fill(
        text,
        name => (string)resources[name]["id"]!,
        name => DateTimeOffset.Parse((string)resources[name]["meta"]!["created"]!, CultureInfo.InvariantCulture));

    private async Task CreateAsync(string endpoint, string name, JsonNode resource)
    {
        var created = await Workspace.PostAsync(endpoint, Fill(resource.ToJsonString()));
        Assert.Equal(201, created.Status);
        resources[name] = created.Body!;
    }
}

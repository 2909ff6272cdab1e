using System.Text.Json.Nodes;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Undoing;

/// <summary>Whatever an identity provider sent in a run: undone, everything is as it was; rehearsed, it is known beforehand.</summary>
public sealed class AnyScript : IAsyncLifetime
{
    private const int Before = 25;
    private const int Within = 30;

    private readonly RunningServer server = new();
    private readonly HashSet<long> known = [];

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Undone_is_as_if_it_had_not_been(int seed)
    {
        var (workspace, owner, script) = await GivenAsync(seed);
        await SendAsync(workspace, script, Before);
        var before = await SnapshotAsync(workspace, owner);
        server.Clock.Advance(Runs.Pause + TimeSpan.FromMinutes(1));

        await SendAsync(workspace, script, Within);
        var run = (await owner.GetAsync("/runs"))["runs"]![0]!.Number("run");
        var preview = await owner.GetAsync($"/runs/{run}/undo");
        var undone = await owner.PostAsync($"/runs/{run}/undo");

        Assert.Equal((200, 0), (undone.Status, undone["skipped"]!.GetValue<int>()));
        Assert.Equal(before.ToString(), (await SnapshotAsync(workspace, owner)).ToString());
        Assert.Equal(preview["changed"]!.GetValue<int>(), undone["changed"]!.GetValue<int>());
        var again = await owner.GetAsync($"/runs/{run}/undo");
        Assert.Equal((0, 0), (again["changed"]!.GetValue<int>(), again["skipped"]!.GetValue<int>()));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rehearsed_says_what_the_real_request_then_does(int seed)
    {
        var (workspace, owner, script) = await GivenAsync(seed);
        for (var i = 0; i < Before + Within; i++)
        {
            var before = await SnapshotAsync(workspace, owner);
            var (method, path, body) = await script.NextAsync();
            var asked = new JsonObject { ["method"] = method.Method, ["path"] = path, ["body"] = body is null ? null : JsonNode.Parse(body) };

            var rehearsed = await owner.PostAsync("/dry-run", asked.ToJsonString());
            Assert.Equal(before.ToString(), (await SnapshotAsync(workspace, owner)).ToString());
            var real = await workspace.SendAsync(method, path, body);

            Assert.Equal(real.Status, rehearsed["status"]!.GetValue<int>());
            var after = await SnapshotAsync(workspace, owner);
            Assert.Equal(Compared.Real(before, after, isOfGroups: path.StartsWith("/Groups", StringComparison.Ordinal)), Compared.Rehearsed(rehearsed["changes"]!));
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Repeats)];

    /// <summary>ROLECALL_SCRIPTS for more.</summary>
    private static int Repeats => int.TryParse(Environment.GetEnvironmentVariable("ROLECALL_SCRIPTS"), out var many) ? many : 12;

    private static async Task SendAsync(TestWorkspace workspace, RandomScript script, int requests)
    {
        for (var i = 0; i < requests; i++)
        {
            var (method, path, body) = await script.NextAsync();
            Assert.True((await workspace.SendAsync(method, path, body)).Status < 500);
        }
    }

    private async Task<(TestWorkspace Workspace, ApiKey Owner, RandomScript Script)> GivenAsync(int seed)
    {
        var preset = new[] { Presets.Documented, Presets.Resilient, Presets.Rfc }[seed % 3];
        var workspace = await server.GivenWorkspaceAsync(preset with { MassDeactivation = MassDeactivation.Off });
        await workspace.GivenRoleAsync("Reviewer", BuiltInRole.Guest);
        return (workspace, new ApiKey(server, workspace.Id, workspace.ApiKey), new RandomScript(seed, workspace, "Reviewer"));
    }

    private Task<DirectorySnapshot> SnapshotAsync(TestWorkspace workspace, ApiKey owner) =>
        DirectorySnapshot.TakeAsync(workspace, owner, known);
}

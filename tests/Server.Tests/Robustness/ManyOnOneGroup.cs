using Rolecall.Server.Tests.Malformed;
using Rolecall.Server.Tests.Rfc7644;

namespace Rolecall.Server.Tests.Robustness;

/// <summary>Fifty clients change one group at once, as provisioning agents do that work through a directory in parallel.</summary>
[Collection(nameof(AloneOnTheMachine))]
public sealed class ManyOnOneGroup(RunningServer server)
{
    private const int Clients = 50;
    private const int Each = 200;

    [Fact, Spec("S-4.2-07", "I-11", "I-12", "P-3.5.2-13")]
    public async Task Of_ten_thousand_changes_none_is_lost_and_none_is_a_fault()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var people = (await Task.WhenAll(Enumerable.Range(0, Clients / 5).Select(part => GivenPeopleAsync(workspace, part)))).SelectMany(ids => ids).ToArray();
        var leavers = people.Where((_, n) => n % 2 == 0).ToHashSet(StringComparer.Ordinal);
        var path = $"/Groups/{(await workspace.PostAsync("/Groups", $$"""{ "displayName": "All", "members": [{{Values(leavers)}}] }"""))["id"]}";

        // Half of them come while the other half go.
        var statuses = await Task.WhenAll(people.Chunk(Each).Select(async part =>
        {
            var seen = new List<int>();
            foreach (var id in part)
                seen.Add((await workspace.PatchAsync(path, leavers.Contains(id) ? Remove(id) : Add(id))).Status);
            return seen;
        }));

        Assert.All(statuses.SelectMany(seen => seen), status => Assert.Contains(status, new[] { 200, 204 }));
        var group = await workspace.GetAsync(path);
        Assert.Equal(
            people.Except(leavers).Order(StringComparer.Ordinal),
            group["members"]!.AsArray().Select(member => (string)member!["value"]!).Order(StringComparer.Ordinal));
        Assert.Equal($"W/\"{people.Length + 1}\"", group.Header("ETag"));
    }

    private static async Task<IEnumerable<string>> GivenPeopleAsync(TestWorkspace workspace, int part)
    {
        var made = await workspace.BulkAsync(string.Join(',', Enumerable.Range(0, 5 * Each).Select(n =>
            $$"""{ "method": "POST", "path": "/Users", "bulkId": "{{n}}", "data": { "userName": "p{{part}}-{{n}}" } }""")));
        return made.Results().Select(result => ((string)result["location"]!).Split('/')[^1]);
    }

    private static string Values(IEnumerable<string> ids) => string.Join(',', ids.Select(id => $$"""{ "value": "{{id}}" }"""));

    private static string Add(string id) => $$"""{ "Operations": [{ "op": "add", "path": "members", "value": [{ "value": "{{id}}" }] }] }""";

    private static string Remove(string id) => $$"""{ "Operations": [{ "op": "remove", "path": "members[value eq \"{{id}}\"]" }] }""";
}

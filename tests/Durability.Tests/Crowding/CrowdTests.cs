using System.Diagnostics;
using System.Text.Json;
using Rolecall.Durability.Tests.Images;
using Rolecall.Durability.Tests.Running;

namespace Rolecall.Durability.Tests.Crowding;

public sealed class CrowdTests
{
    private const int Connections = 50;
    private const string Extension = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    [Fact]
    [Spec("P-3.3-13", "S-4.1.1-02", "I-14", "I-16", "R-30", "R-50", "R-57", "R-65")]
    public async Task Many_requests_at_once_end_as_if_they_had_come_one_by_one()
    {
        var seed = Counts.Seed;
        using var installation = await Installation.FoundAsync();
        using var server = await ServerProcess.StartAsync(installation);
        ScimUsers[] connections = [.. Enumerable.Range(0, Connections).Select(_ => new ScimUsers(server.Address, installation))];
        var crowd = new Crowd(
            [.. Enumerable.Range(1, 20).Select(n => $"contested-{n}@crowd.example")], await ShareAsync(connections[0]));
        var before = Changes(installation);

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(connections.Select((users, n) => new CrowdMember(n, crowd, users, new Random(seed + n)).RunAsync(Counts.Requests / Connections)));
        watch.Stop();

        installation.IsKept = true; // until all that follows holds
        Assert.True(crowd.Faults.Count == 0, $"Seed {seed}, {installation.Folder}:\n{string.Join("\n", crowd.Faults.Take(20))}");
        Assert.NotEmpty(crowd.Winners);
        Assert.All(crowd.Winners, winner => Assert.Equal(1, winner.Value));
        await CheckRolesAsync(crowd, connections[0]);
        await server.StopAsync();
        Assert.Equal(0, server.ExitCode);

        using var image = new SqliteImage(installation.Database);
        Assert.Empty(StoreChecks.Of(image));
        Assert.Equal(crowd.Changes, Changes(installation) - before);
        installation.IsKept = false;
        foreach (var connection in connections)
            connection.Dispose();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Counts.Requests} requests over {Connections} connections in {watch.ElapsedMilliseconds} ms, {crowd.Changes} changes, seed {seed}");
    }

    private static async Task<IReadOnlyList<string>> ShareAsync(ScimUsers users)
    {
        var ids = new List<string>();
        for (var n = 1; n <= 10; n++)
        {
            using var answer = await users.PostAsync($"shared-{n}@crowd.example", "shared");
            using var created = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            ids.Add(created.RootElement.GetProperty("id").GetString()!);
        }

        return ids;
    }

    private static async Task CheckRolesAsync(Crowd crowd, ScimUsers users)
    {
        var found = (await users.ReadAllAsync()).ToDictionary(user => user.GetProperty("id").GetString()!, StringComparer.Ordinal);
        foreach (var (id, role) in crowd.Roles)
            Assert.Equal(role, found[id].GetProperty(Extension).GetProperty("role").GetString());
    }

    /// <summary>A request is one change, however many lines the audit gives it.</summary>
    private static long Changes(Installation installation)
    {
        using var image = new SqliteImage(installation.Database);
        return image.Number("select count(distinct request_id) from audit where action like 'member.%'");
    }
}

using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>The part of a <see cref="Run"/> that is about groups.</summary>
internal sealed class GroupRun(RunningServer server, TestWorkspace workspace)
{
    private readonly UserReader reader = new(server, workspace);
    private readonly List<string> groups = [];
    private int created;

    public Task<bool> SendAsync(Step step, IReadOnlyList<string> users) => step switch
    {
        PostGroup post => PostAsync(post, Chosen(post.Members, users)),
        _ when groups.Count == 0 => Task.FromResult(false),
        PutGroup put => PutAsync(put, groups[put.At % groups.Count], Chosen(put.Members, users)),
        PatchGroup patch => PatchAsync(patch, groups[patch.At % groups.Count], Chosen(patch.Members, users)),
        DeleteGroup delete => DeleteAsync(groups[delete.At % groups.Count]),
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };

    /// <summary>Someone who was deleted is in no group.</summary>
    public async Task LeftAsync(string user)
    {
        foreach (var group in groups)
            Assert.DoesNotContain(user, MembersOf(await GetAsync(group)));
    }

    private async Task<bool> PostAsync(PostGroup post, IReadOnlyList<string> members)
    {
        // Now and then a name that is taken.
        var number = post.At == 0 && groups.Count > 0 ? created : ++created;
        var body = Body($"group{number}", post.ExternalId, members);
        var answer = await workspace.PostAsync("/Groups", body.ToJsonString());
        if (answer.Status != 201)
        {
            answer.AssertScimError(409, "uniqueness");
            return false;
        }

        groups.Add((string)answer["id"]!);
        await CheckAsync(groups[^1], answer, $"group{number}", post.ExternalId, members);
        return true;
    }

    private async Task<bool> PutAsync(PutGroup put, string id, IReadOnlyList<string> members)
    {
        var before = await GetAsync(id);
        var name = put.At % 3 == 0 ? "group1" : (string)before["displayName"]!;
        var answer = await workspace.PutAsync($"/Groups/{id}", Body(name, put.ExternalId, members).ToJsonString());
        if (answer.Status != 200)
        {
            answer.AssertScimError(409, "uniqueness");
            Assert.Equal(before.Text, (await GetAsync(id)).Text);
            return false;
        }

        var changes = name != (string?)before["displayName"] || put.ExternalId != (string?)before["externalId"] || !MembersOf(before).SetEquals(members);
        UserReader.CheckVersions(before, await CheckAsync(id, answer, name, put.ExternalId, members), changes);
        return true;
    }

    private async Task<bool> PatchAsync(PatchGroup patch, string id, IReadOnlyList<string> members)
    {
        var before = await GetAsync(id);
        var operations = new JsonArray(new JsonObject { ["op"] = patch.Op, ["path"] = "members", ["value"] = Values(members) });
        if (patch.ExternalId is not null)
            operations.Add(new JsonObject { ["op"] = "replace", ["path"] = "externalId", ["value"] = patch.ExternalId });
        var answer = await workspace.PatchAsync($"/Groups/{id}", new JsonObject { ["Operations"] = operations }.ToJsonString());
        Assert.Equal(200, answer.Status);

        var externalId = patch.ExternalId ?? (string?)before["externalId"];
        var expected = MembersOf(before);
        if (patch.Op == "replace")
            expected.Clear();
        if (patch.Op == "remove")
            expected.ExceptWith(members);
        else
            expected.UnionWith(members);
        var after = await CheckAsync(id, answer, (string)before["displayName"]!, externalId, expected);
        var changes = externalId != (string?)before["externalId"] || !MembersOf(before).SetEquals(expected);
        UserReader.CheckVersions(before, after, changes);
        return true;
    }

    private async Task<bool> DeleteAsync(string id)
    {
        var members = MembersOf(await GetAsync(id));
        Assert.Equal(204, (await workspace.DeleteAsync($"/Groups/{id}")).Status);
        (await workspace.GetAsync($"/Groups/{id}")).AssertScimError(404);
        groups.Remove(id);
        foreach (var member in members)
            Assert.DoesNotContain(id, GroupsOf(await reader.GetAsync(member)));
        return true;
    }

    private async Task<Answer> CheckAsync(string id, Answer answer, string name, string? externalId, IEnumerable<string> members)
    {
        var read = await GetAsync(id);
        Assert.Equal(answer.Text, read.Text);
        Assert.Equal(answer.Header("ETag"), read.Header("ETag"));
        Assert.Equal((name, externalId), ((string?)read["displayName"], (string?)read["externalId"]));
        Assert.Equal(members.Distinct().Order(StringComparer.Ordinal), MembersOf(read).Order(StringComparer.Ordinal));
        foreach (var member in members)
            Assert.Contains(id, GroupsOf(await reader.GetAsync(member)));
        return read;
    }

    private async Task<Answer> GetAsync(string id)
    {
        var read = await workspace.GetAsync($"/Groups/{id}");
        Assert.Equal(200, read.Status);
        return read;
    }

    private static HashSet<string> MembersOf(Answer group) => Ids(group["members"]);

    private static HashSet<string> GroupsOf(Answer user) => Ids(user["groups"]);

    private static HashSet<string> Ids(JsonNode? list) => [.. (list?.AsArray() ?? []).Select(one => (string)one!["value"]!)];

    private static string[] Chosen(int[] members, IReadOnlyList<string> users) => [.. members.Select(i => users[i % users.Count]).Distinct()];

    private static JsonArray Values(IEnumerable<string> members) => [.. members.Select(id => new JsonObject { ["value"] = id })];

    private static JsonObject Body(string name, string? externalId, IEnumerable<string> members)
    {
        var body = new JsonObject { ["displayName"] = name, ["members"] = Values(members) };
        if (externalId is not null)
            body["externalId"] = externalId;
        return body;
    }
}

using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.ReadBack;

/// <summary>
/// Sends a sequence of requests to one workspace. After each that succeeds, what is read is what was answered and what was asked for;
/// after each that is refused, all is as it was.
/// </summary>
internal sealed class Run(RunningServer server, TestWorkspace workspace, ProfileUpdates policy)
{
    private readonly UserReader reader = new(server, workspace);
    private readonly List<string> users = [];
    private readonly GroupRun groups = new(server, workspace);
    private int created;

    /// <summary>How many requests succeeded.</summary>
    public int Succeeded { get; private set; }

    public async Task SendAsync(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            // So that a lastModified that moves is seen to move.
            server.Clock.Advance(TimeSpan.FromSeconds(1));
            Succeeded += await SendAsync(step) ? 1 : 0;
        }
    }

    private Task<bool> SendAsync(Step step) => step switch
    {
        PostUser post => PostAsync(post),
        _ when users.Count == 0 => Task.FromResult(false),
        PutUser put => PutAsync(put, users[put.At % users.Count]),
        PatchUser patch => PatchAsync(patch, users[patch.At % users.Count]),
        DeleteUser delete => DeleteAsync(users[delete.At % users.Count]),
        _ => groups.SendAsync(step, users),
    };

    private async Task<bool> PostAsync(PostUser post)
    {
        // Now and then a name that is taken.
        var number = post.At == 0 && users.Count > 0 ? created : ++created;
        var asked = Asked(post.Profile, $"user{number}");
        var answer = await workspace.PostAsync("/Users", WithRole(asked, post.Role).ToJsonString());
        if (answer.Status != 201)
        {
            answer.AssertScimError(409, "uniqueness");
            return false;
        }

        var id = (string)answer["id"]!;
        users.Add(id);
        asked["active"] ??= true;
        Shows(asked, post.Role ?? "member", await ReadBackAsync(id, answer));
        return true;
    }

    private async Task<bool> PutAsync(PutUser put, string id)
    {
        var before = await reader.GetAsync(id);
        var asked = Asked(put.Profile, put.At % 4 == 0 ? "user1" : (string)before["userName"]!);
        var body = WithRole(asked, put.Role);
        // What is readOnly is no request: RFC 7644 §3.5.1 has it ignored.
        body["id"] = "other";
        body["meta"] = new JsonObject { ["created"] = "2001-01-01T00:00:00Z", ["version"] = "W/\"999\"" };
        body["groups"] = new JsonArray(new JsonObject { ["value"] = "other" });
        var answer = await workspace.PutAsync($"/Users/{id}", body.ToJsonString());
        asked["active"] ??= (bool)before["active"]!;
        return await CheckAsync(id, before, asked, put.Role, answer, isWhole: true);
    }

    private async Task<bool> PatchAsync(PatchUser patch, string id)
    {
        var before = await reader.GetAsync(id);
        var operations = patch.Changes.Select(Operation).ToList();
        if (patch.Role is not null)
            operations.Add(Operation(new UserChange("replace", $"{Urns.Role}:role", JsonValue.Create(patch.Role).ToJsonString())));
        var answer = await workspace.PatchAsync($"/Users/{id}", new JsonObject { ["Operations"] = new JsonArray([.. operations]) }.ToJsonString());
        var asked = UserModel.Patched(UserModel.Of(before.Body!), patch.Changes);
        if (asked is null)
        {
            answer.AssertScimError(400, "noTarget");
            Assert.Equal(before.Text, (await reader.GetAsync(id)).Text);
            return false;
        }

        return await CheckAsync(id, before, asked, patch.Role, answer, isWhole: false);
    }

    private async Task<bool> DeleteAsync(string id)
    {
        Assert.Equal(204, (await workspace.DeleteAsync($"/Users/{id}")).Status);
        (await workspace.GetAsync($"/Users/{id}")).AssertScimError(404);
        users.Remove(id);
        await groups.LeftAsync(id);
        return true;
    }

    /// <param name="isWhole">Whether the request spoke about every attribute.</param>
    private async Task<bool> CheckAsync(string id, Answer before, JsonObject asked, string? role, Answer answer, bool isWhole)
    {
        if (answer.Status != 200)
        {
            Assert.Equal("uniqueness", (string?)answer["scimType"]);
            answer.AssertScimError(409, "uniqueness");
            Assert.Equal(before.Text, (await reader.GetAsync(id)).Text);
            return false;
        }

        if (!(bool)asked["active"]! && (string?)asked["userName"] != (string?)before["userName"] && policy == ProfileUpdates.Full)
            asked["userName"] = await NameLeftAsync(before, (string)asked["userName"]!, answer);
        var withheld = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        var had = UserModel.Of(before.Body!);
        var expected = policy == ProfileUpdates.Full ? asked : UserModel.RoleOnly(had, asked, withheld);
        var after = await ReadBackAsync(id, answer);
        Shows(expected, role ?? before.RoleOf(), after);
        var changes = !JsonNode.DeepEquals(had, UserModel.Of(after.Body!)) || before.RoleOf() != after.RoleOf();
        UserReader.CheckVersions(before, after, changes);
        await reader.CheckDriftAsync(after, withheld, isWhole);
        return true;
    }

    /// <summary>M9: a request that ends access is not refused for a name that is taken. The name stays, and the log says so.</summary>
    private async Task<string> NameLeftAsync(Answer before, string asked, Answer answer)
    {
        var former = (string)before["userName"]!;
        if ((string?)answer["userName"] != former)
            return asked;
        Assert.Equal(1, (await workspace.FindAsync($"userName eq \"{asked}\"")).Total());
        Assert.Contains((await workspace.LineOfAsync(answer)).Notes, note => note.Contains("user name was left", StringComparison.Ordinal));
        return former;
    }

    private async Task<Answer> ReadBackAsync(string id, Answer answer)
    {
        var read = await reader.GetAsync(id);
        Assert.Equal(answer.Text, read.Text);
        Assert.Equal(answer.Header("ETag"), read.Header("ETag"));
        return read;
    }

    private static void Shows(JsonObject expected, string role, Answer read)
    {
        var shown = UserModel.Of(read.Body!);
        Assert.True(JsonNode.DeepEquals(expected, shown), $"Asked for {expected.ToJsonString()}\nbut read {shown.ToJsonString()}");
        Assert.Equal(role, read.RoleOf());
    }

    private static JsonObject Asked(string profile, string userName)
    {
        var asked = JsonNode.Parse(profile)!.AsObject();
        asked["userName"] = userName;
        return asked;
    }

    private static JsonObject WithRole(JsonObject profile, string? role)
    {
        var body = profile.DeepClone().AsObject();
        if (role is not null)
            body[Urns.Role] = new JsonObject { ["role"] = role };
        return body;
    }

    private static JsonNode? Operation(UserChange change)
    {
        var operation = new JsonObject { ["op"] = change.Op };
        if (change.Path is not null)
            operation["path"] = change.Path;
        if (change.Value is not null)
            operation["value"] = JsonNode.Parse(change.Value);
        return operation;
    }
}

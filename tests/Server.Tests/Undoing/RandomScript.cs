using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Undoing;

/// <summary>SCIM requests as an identity provider might send them on a bad day, the same for the same seed.</summary>
public sealed class RandomScript(int seed, TestWorkspace workspace, string role)
{
    private static readonly string[] Names = ["ada", "bob", "cyd", "dan", "eve", "fay", "gus", "hal"];
    private static readonly string[] Teams = ["North", "South", "East", "West"];

    private readonly Random random = new(seed);

    /// <summary>One request that fits what is there now.</summary>
    public async Task<(HttpMethod Method, string Path, string? Body)> NextAsync()
    {
        var users = await IdsAsync("/Users");
        var groups = await IdsAsync("/Groups");
        return random.Next(14) switch
        {
            0 or 1 => (HttpMethod.Post, "/Users", User(Pick(Names))),
            2 => (HttpMethod.Put, $"/Users/{Pick(users)}", User(Pick(Names))),
            3 => Patch($"/Users/{Pick(users)}", Replace("active", random.Next(2) == 0)),
            4 => Patch($"/Users/{Pick(users)}", Replace("active", "False")),
            5 => Patch($"/Users/{Pick(users)}", Replace("userName", Pick(Names)), Replace("displayName", Pick(Names))),
            6 => Patch($"/Users/{Pick(users)}", Replace("role", Pick(["guest", "admin", "", "limited_member"]))),
            7 => Patch($"/Users/{Pick(users)}", Replace("customRoleName", Pick([role, "", "No such role"]))),
            8 => (HttpMethod.Delete, $"/Users/{Pick(users)}", null),
            9 => (HttpMethod.Post, "/Groups", Group(Pick(Teams), users)),
            10 when groups.Count > 0 => (HttpMethod.Put, $"/Groups/{Pick(groups)}", Group(Pick(Teams), users)),
            11 when groups.Count > 0 => Patch($"/Groups/{Pick(groups)}", Replace("displayName", Pick(Teams))),
            12 when groups.Count > 0 => Patch($"/Groups/{Pick(groups)}", Members(Pick(["add", "remove", "replace"]), users)),
            13 when groups.Count > 0 => (HttpMethod.Delete, $"/Groups/{Pick(groups)}", null),
            _ => (HttpMethod.Post, "/Groups", Group(Pick(Teams), users)),
        };
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string endpoint) =>
        [.. (await workspace.GetAsync($"{endpoint}?count=1000&attributes=id"))["Resources"]!.AsArray().Select(one => one!["id"]!.GetValue<string>())];

    private string User(string name)
    {
        var body = new JsonObject { ["userName"] = name, ["externalId"] = $"x-{Pick(Names)}", ["displayName"] = Pick(Names) };
        if (random.Next(3) == 0)
            body["active"] = random.Next(2) == 0;
        if (random.Next(3) == 0)
            body["emails"] = new JsonArray(new JsonObject { ["value"] = $"{Pick(Names)}@example.com", ["type"] = "work" });
        if (random.Next(4) == 0)
            body["customRoleName"] = role;
        return body.ToJsonString();
    }

    private string Group(string name, IReadOnlyList<string> users) =>
        new JsonObject { ["displayName"] = name, ["members"] = Some(users) }.ToJsonString();

    private JsonObject Members(string op, IReadOnlyList<string> users) => new() { ["op"] = op, ["path"] = "members", ["value"] = Some(users) };

    private JsonArray Some(IReadOnlyList<string> users) =>
        new([.. Enumerable.Range(0, random.Next(4)).Select(_ => Pick(users)).Distinct(StringComparer.Ordinal).Select(id => new JsonObject { ["value"] = id })]);

    private static JsonObject Replace(string path, JsonNode value) => new() { ["op"] = "replace", ["path"] = path, ["value"] = value };

    private static (HttpMethod Method, string Path, string? Body) Patch(string path, params JsonNode[] operations) =>
        (HttpMethod.Patch, path, new JsonObject { ["Operations"] = new JsonArray(operations) }.ToJsonString());

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

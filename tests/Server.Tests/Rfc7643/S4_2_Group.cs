using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Rfc7643;

/// <summary>RFC 7643 §4.2 and §4.1.2 "groups": membership is seen from both sides and changed from one.</summary>
public sealed class S4_2_Group(RunningServer server)
{
    [Fact, Spec("S-4.2-01", "S-4.2-03", "S-4.2-05", "S-4.1.2-11", "S-2.3.7-01", "S-2.3.7-03")]
    public async Task A_group_shows_its_members_and_a_member_its_groups()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada", "displayName": "Ada L." }""");

        var group = await workspace.PostAsync("/Groups", $$"""{ "displayName": "Engineers", "externalId": "g-1", "members": [{ "value": "{{ada}}" }] }""");

        Assert.Equal(201, group.Status);
        Assert.Equal($"{workspace.BaseUrl}/Groups/{group["id"]}", group.Header("Location"));
        var member = Assert.Single(group["members"]!.AsArray())!;
        Assert.Equal((ada, $"{workspace.BaseUrl}/Users/{ada}", "Ada L.", "User"),
            ((string)member["value"]!, (string)member["$ref"]!, (string)member["display"]!, (string)member["type"]!));
        Assert.Equal(group.Text, (await workspace.GetAsync($"/Groups/{group["id"]}")).Text);
        var seen = Assert.Single((await workspace.GetAsync($"/Users/{ada}"))["groups"]!.AsArray())!;
        Assert.Equal(((string)group["id"]!, $"{workspace.BaseUrl}/Groups/{group["id"]}", "Engineers", "direct"),
            ((string)seen["value"]!, (string)seen["$ref"]!, (string)seen["display"]!, (string)seen["type"]!));
        foreach (var reference in new[] { member["$ref"], seen["$ref"] })
            Assert.Equal(200, (await workspace.GetAsync(((string)reference!)[workspace.BaseUrl.Length..])).Status);
        (await workspace.PostAsync("/Groups", "{}")).AssertScimError(400, "invalidValue");
        Assert.Equal(201, (await workspace.PostAsync("/Groups", """{ "displayName": "Nobody" }""")).Status);
    }

    [Theory, Spec("S-4.2-04", "S-2.3.7-05", "P-6-06")]
    [InlineData("""{ "value": "{group}" }""")]
    [InlineData("""{ "value": "{group}", "type": "Group" }""")]
    [InlineData("""{ "value": "{foreign}" }""")]
    [InlineData("""{ "value": "0198f0a0-0000-7000-8000-000000000000" }""")]
    [InlineData("""{ "value": "nobody" }""")]
    [InlineData("""{ "display": "Ada" }""")]
    public async Task Only_users_of_this_workspace_can_be_members(string member)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var foreign = await (await server.GivenWorkspaceAsync()).GivenUserAsync("""{ "userName": "ada" }""");
        var group = (string)(await workspace.PostAsync("/Groups", """{ "displayName": "A" }"""))["id"]!;
        var filled = member.Replace("{group}", group, StringComparison.Ordinal).Replace("{foreign}", foreign, StringComparison.Ordinal);

        (await workspace.PostAsync("/Groups", $$"""{ "displayName": "B", "members": [{{filled}}] }""")).AssertScimError(400, "invalidValue");
        (await workspace.PatchAsync($"/Groups/{group}", $$"""{ "Operations": [{ "op": "add", "path": "members", "value": [{{filled}}] }] }"""))
            .AssertScimError(400, "invalidValue");

        Assert.Equal(1, (await workspace.GetAsync("/Groups")).Total());
    }

    [Theory, Spec("R-53")]
    [InlineData("POST", "/Groups")]
    [InlineData("PUT", "/Groups/{group}")]
    public async Task A_refusal_that_quotes_a_token_is_kept_without_it(string method, string path)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var group = (string)(await workspace.PostAsync("/Groups", """{ "displayName": "A" }"""))["id"]!;

        var refused = await workspace.SendAsync(
            new HttpMethod(method), path.Replace("{group}", group, StringComparison.Ordinal),
            $$"""{ "displayName": "B", "members": [{ "value": "{{workspace.ScimToken}}" }] }""");

        refused.AssertScimError(400, "invalidValue");
        Assert.Contains(workspace.ScimToken[..20], refused.Text, StringComparison.Ordinal);
        var line = (await workspace.LogAsync())[0].Exchange;
        Assert.Equal((400, method), (line.Status, line.Method));
        Assert.DoesNotContain(workspace.ScimToken[..20], $"{line.Request} {line.Answer}", StringComparison.Ordinal);
    }

    [Theory, Spec("P-3.5.2.3-08", "S-7-03", "S-4.2-02", "P-3.12-16")]
    [InlineData("members[value eq \\\"{bob}\\\"]", """{ "value": "{bob}" }""", 400, "noTarget")]
    [InlineData("members[value eq \\\"{bob}\\\"].display", "\"Bob\"", 400, "noTarget")]
    [InlineData("members[type eq \\\"Group\\\"]", """{ "value": "{bob}" }""", 400, "noTarget")]
    [InlineData("members[value eq \\\"{ada}\\\"]", """{ "value": "{bob}" }""", 400, "mutability")]
    [InlineData("members[value eq \\\"{ada}\\\"].value", "\"{bob}\"", 400, "mutability")]
    [InlineData("members[value eq \\\"{ada}\\\"]", """{ "value": "{ada}" }""", 200, null)]
    public async Task A_member_can_be_replaced_by_itself_only(string path, string value, int status, string? scimType)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var bob = await workspace.GivenUserAsync("""{ "userName": "bob" }""");
        var group = await workspace.PostAsync("/Groups", $$"""{ "displayName": "A", "members": [{ "value": "{{ada}}" }] }""");
        var operation = $$"""{ "op": "replace", "path": "{{path}}", "value": {{value}} }"""
            .Replace("{ada}", ada, StringComparison.Ordinal).Replace("{bob}", bob, StringComparison.Ordinal);

        var answer = await workspace.PatchAsync($"/Groups/{group["id"]}", $$"""{ "Operations": [{{operation}}] }""");

        Assert.Equal((status, scimType), (answer.Status, (string?)answer["scimType"]));
        Assert.Equal(group.Text, (await workspace.GetAsync($"/Groups/{group["id"]}")).Text);
    }

    [Fact, Spec("S-4.2-03")]
    public async Task What_a_member_is_its_id_says_whatever_the_client_calls_it()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        var group = await workspace.PostAsync("/Groups", $$"""{ "displayName": "A", "members": [{ "value": "{{ada}}", "type": "Group" }] }""");

        Assert.Equal("User", (string?)group["members"]![0]!["type"]);
    }

    [Fact, Spec("S-4.1.2-10")]
    public async Task Groups_of_a_user_change_through_the_group_only()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        await workspace.PostAsync("/Groups", $$"""{ "displayName": "A", "members": [{ "value": "{{ada}}" }] }""");

        (await workspace.PatchAsync($"/Users/{ada}", """{ "Operations": [{ "op": "remove", "path": "groups" }] }""")).AssertScimError(400, "mutability");
        var replaced = await workspace.PutAsync($"/Users/{ada}", """{ "userName": "ada", "groups": [] }""");

        Assert.Single(replaced["groups"]!.AsArray());
    }

    [Fact, Spec("P-3.14-08", "M9", "P-3.6-06")]
    public async Task Versions_move_with_membership_inactive_people_stay_and_deleted_ones_leave()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var bob = await workspace.GivenUserAsync("""{ "userName": "bob" }""");
        var group = await workspace.PostAsync("/Groups", $$"""{ "displayName": "A", "members": [{ "value": "{{ada}}" }] }""");
        var path = $"/Groups/{group["id"]}";
        Assert.Equal("W/\"1\"", group.Header("ETag"));
        Assert.Equal("W/\"2\"", (await workspace.GetAsync($"/Users/{ada}")).Header("ETag"));

        await workspace.PatchAsync(path, Add(ada));
        Assert.Equal("W/\"1\"", (await workspace.GetAsync(path)).Header("ETag"));
        await workspace.PatchAsync(path, Add(bob));
        Assert.Equal("W/\"2\"", (await workspace.GetAsync(path)).Header("ETag"));
        Assert.Equal("W/\"2\"", (await workspace.GetAsync($"/Users/{bob}")).Header("ETag"));

        await workspace.PatchAsync($"/Users/{ada}", """{ "Operations": [{ "op": "replace", "value": { "active": false } }] }""");
        Assert.Equal([ada, bob], Members(await workspace.GetAsync(path)));
        await workspace.DeleteAsync($"/Users/{ada}");
        Assert.Equal([bob], Members(await workspace.GetAsync(path)));
        Assert.Equal("W/\"3\"", (await workspace.GetAsync(path)).Header("ETag"));

        Assert.Equal(204, (await workspace.DeleteAsync(path)).Status);
        (await workspace.GetAsync(path)).AssertScimError(404);
        Assert.Null((await workspace.GetAsync($"/Users/{bob}"))["groups"]);
    }

    [Theory]
    [InlineData("documented", 409)]
    [InlineData("rfc", 201)]
    public async Task A_second_group_of_one_name_is_for_the_policy_to_decide(string preset, int status)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.ByName[preset]);
        await workspace.PostAsync("/Groups", """{ "displayName": "Engineers" }""");

        Assert.Equal(status, (await workspace.PostAsync("/Groups", """{ "displayName": "ENGINEERS" }""")).Status);
    }

    [Fact, Spec("S-4.2-07", "P-3.9-12")]
    public async Task A_group_of_20_000_is_made_by_one_request_read_whole_and_without_members()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => workspace.GivenUserAsync($$"""{ "userName": "u{{n}}" }""")));
        var all = new JsonArray([.. Enumerable.Range(0, 20_000).Select(n => (JsonNode)new JsonObject { ["value"] = people[n % people.Length] })]);

        var created = await workspace.PostAsync("/Groups", new JsonObject { ["displayName"] = "All", ["members"] = all }.ToJsonString());

        Assert.Equal(201, created.Status);
        Assert.Equal(people.Order(StringComparer.Ordinal), Members(created).Order(StringComparer.Ordinal));
        Assert.Null((await workspace.GetAsync($"/Groups/{created["id"]}?excludedAttributes=members"))["members"]);
    }

    [Fact, Spec("I-11", "I-12", "I-13")]
    public async Task Of_many_changes_of_one_group_at_once_none_is_lost()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var people = await Task.WhenAll(Enumerable.Range(0, 100).Select(n => workspace.GivenUserAsync($$"""{ "userName": "u{{n}}" }""")));
        var path = $"/Groups/{(await workspace.PostAsync("/Groups", """{ "displayName": "A" }"""))["id"]}";

        var answers = await Task.WhenAll(people.Select(id => workspace.PatchAsync(path, Add(id))));
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        Assert.Equal(people.Order(StringComparer.Ordinal), Members(await workspace.GetAsync(path)).Order(StringComparer.Ordinal));

        await Task.WhenAll(people.Take(60).Select(id => workspace.PatchAsync(
            path, $$"""{ "Operations": [{ "op": "remove", "path": "members[value eq \"{{id}}\"]" }] }""")));
        Assert.Equal(people.Skip(60).Order(StringComparer.Ordinal), Members(await workspace.GetAsync(path)).Order(StringComparer.Ordinal));
    }

    private static string Add(string id) => $$"""{ "Operations": [{ "op": "add", "path": "members", "value": [{ "value": "{{id}}" }] }] }""";

    private static string[] Members(Answer group) => [.. (group["members"]?.AsArray() ?? []).Select(member => (string)member!["value"]!)];
}

using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Undoing;

/// <summary>What a SCIM request would do is answered by doing it, the same way, and taking it back.</summary>
public sealed class DryRuns(RunningServer server)
{
    [Fact]
    public async Task A_change_is_told_value_by_value_and_not_made()
    {
        var (workspace, owner) = await GivenAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada", "title": "Analyst" }""");
        var before = await workspace.GetAsync($"/Users/{ada}");
        var records = await RecordsAsync(owner);

        var answer = await owner.PostAsync("/dry-run", Asked("PATCH", $"/Users/{ada}", """{ "Operations": [{ "op": "replace", "value": { "title": "Engineer", "role": "guest" } }] }"""));

        Assert.Equal((200, 200), (answer.Status, answer["status"]!.GetValue<int>()));
        Assert.Equal("guest", answer["answer"]![Urns.Role]!["role"]!.GetValue<string>());
        Assert.Equal("profile_updates=role_only: kept title.", answer["notes"]![0]!.GetValue<string>());
        var values = answer["changes"]![0]!["values"]!.AsArray();
        Assert.Equal(["role", "grants"], values.Select(value => value!["name"]!.GetValue<string>()));
        Assert.Equal("""{"role":"guest"}""", values[0]!["after"]!.ToJsonString());
        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{ada}")).Text);
        Assert.Equal(records, await RecordsAsync(owner));
    }

    [Fact]
    public async Task A_refusal_is_told_as_the_client_would_get_it()
    {
        var (workspace, owner) = await GivenAsync();

        var answer = await owner.PostAsync("/dry-run", Asked("POST", "/Users", """{ "userName": "ada", "customRoleName": "No such role" }"""));

        Assert.Equal(400, answer["status"]!.GetValue<int>());
        Assert.Equal("invalidValue", answer["answer"]!["scimType"]!.GetValue<string>());
        Assert.Empty(answer["changes"]!.AsArray());
        Assert.Equal(1, (await workspace.GetAsync("/Users"))["totalResults"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_recorded_request_is_rehearsed_by_its_line()
    {
        var (workspace, owner) = await GivenAsync();
        await workspace.PostAsync("/Users", """{ "userName": "ada", "customRoleName": "Reviewer", "password": "secret" }""");
        var line = (await workspace.LogAsync())[0].Sequence;
        await workspace.GivenRoleAsync("Reviewer");

        var answer = await owner.PostAsync("/dry-run", $$"""{ "line": {{line}} }""");

        Assert.Equal(201, answer["status"]!.GetValue<int>());
        Assert.Equal(("member:new", "created"), (answer["changes"]![0]!["subject"]!.GetValue<string>(), answer["changes"]![0]!["kind"]!.GetValue<string>()));
        (await owner.PostAsync("/dry-run", """{ "line": 99999 }""")).AssertProblem(404, "not_found");
    }

    [Fact]
    public async Task A_group_that_gives_a_role_tells_whose_role_would_change()
    {
        var (workspace, owner) = await GivenAsync();
        await owner.PatchAsync("/policies", """{ "policies": { "group_roles": "on" } }""");
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var team = (await workspace.PostAsync("/Groups", """{ "displayName": "Team" }"""))["id"]!.GetValue<string>();
        await owner.PutAsync("/group-roles", $$"""{ "mappings": [{ "group": "{{team}}", "role": "admin" }] }""");

        var answer = await owner.PostAsync("/dry-run", Asked(
            "PATCH", $"/Groups/{team}", $$"""{ "Operations": [{ "op": "add", "path": "members", "value": [{ "value": "{{ada}}" }] }] }"""));

        Assert.Equal([$"group:{team}", "member:"], answer["changes"]!.AsArray().Select(change => change!["subject"]!.GetValue<string>()).Select(
            subject => subject.StartsWith("member:", StringComparison.Ordinal) ? "member:" : subject));
        Assert.Equal("""{"role":"admin"}""", answer["changes"]![1]!["values"]![0]!["after"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{ "method": "GET", "path": "/Users" }""")]
    [InlineData("""{ "method": "POST", "path": "/Bulk", "body": {} }""")]
    [InlineData("""{ "method": "POST", "path": "/Users/.search", "body": {} }""")]
    [InlineData("""{ "method": "POST", "path": "/../Users", "body": {} }""")]
    [InlineData("""{ "method": "POST", "path": "/Users", "connection": 99999, "body": {} }""")]
    [InlineData("""{ "method": "POST", "path": "/Users", "connection": "x", "body": {} }""")]
    [InlineData("""{ "line": "x" }""")]
    [InlineData("""{ "path": "/Users" }""")]
    public async Task What_cannot_be_rehearsed_is_refused(string asked)
    {
        var (_, owner) = await GivenAsync();

        (await owner.PostAsync("/dry-run", asked)).AssertProblem(400, "invalid_value");
    }

    private static string Asked(string method, string path, string body) =>
        new JsonObject { ["method"] = method, ["path"] = path, ["body"] = JsonNode.Parse(body) }.ToJsonString();

    private static async Task<(int Audit, int Events, int Log)> RecordsAsync(ApiKey owner) => (
        (await owner.GetAsync("/audit?count=200"))["entries"]!.AsArray().Count,
        (await owner.GetAsync("/events?count=200"))["events"]!.AsArray().Count,
        (await owner.GetAsync("/provisioning-log?count=200"))["lines"]!.AsArray().Count(line => line!["method"]!.GetValue<string>() != "GET"));

    private async Task<(TestWorkspace Workspace, ApiKey Owner)> GivenAsync()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented);
        return (workspace, new ApiKey(server, workspace.Id, workspace.ApiKey));
    }
}

using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Security;

/// <summary>I-50, I-51 and R-21: the id in the route decides, in the workspace of the token, and a body writes its own fields only.</summary>
public sealed class IdsInRequests(RunningServer server)
{
    [Theory, Spec("I-50")]
    [InlineData("PUT", """{ "id": "{other}", "userName": "ada", "meta": { "location": "{base}/Users/{other}" }, "title": "x" }""")]
    [InlineData("PATCH", """{ "id": "{other}", "Operations": [{ "op": "add", "path": "title", "value": "x" }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "add", "path": "title", "value": "x", "id": "{other}" }] }""")]
    public async Task The_id_in_the_route_decides_whatever_else_names_another(string method, string body)
    {
        var workspace = await GivenAsync("ours@example.com");
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var other = await workspace.GivenUserAsync("""{ "userName": "bob" }""");
        var before = await workspace.GetAsync($"/Users/{other}");

        var answer = await workspace.SendAsync(
            new HttpMethod(method),
            $"/Users/{id}?id={other}&workspace=1&tenant=1",
            body.Replace("{other}", other, StringComparison.Ordinal).Replace("{base}", workspace.BaseUrl, StringComparison.Ordinal),
            request =>
            {
                request.Headers.TryAddWithoutValidation("X-Workspace", "1");
                request.Headers.TryAddWithoutValidation("X-Original-URL", $"/scim/1/v2/Users/{other}");
            });

        Assert.Equal((200, id, "x"), (answer.Status, (string?)answer["id"], (string?)answer["title"]));
        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{other}")).Text);
    }

    [Fact, Spec("I-50")]
    public async Task An_operation_that_would_set_another_id_is_refused()
    {
        var workspace = await GivenAsync("ours@example.com");
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var other = await workspace.GivenUserAsync("""{ "userName": "bob" }""");

        (await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "replace", "value": { "id": "{{other}}", "title": "x" } }] }"""))
            .AssertScimError(400, "mutability");
        Assert.Equal(200, (await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "replace", "value": { "id": "{{id}}", "title": "x" } }] }""")).Status);
    }

    [Theory, Spec("I-51", "R-20", "P-6-02", "P-2-09", "P-7.5.1-01")]
    [InlineData("GET", "", null)]
    [InlineData("GET", "?attributes=userName", null)]
    [InlineData("HEAD", "", null)]
    [InlineData("PUT", "", """{ "userName": "victim" }""")]
    [InlineData("PUT", "", """{ "userName": "victim", "active": false }""")]
    [InlineData("PATCH", "", """{ "Operations": [{ "op": "replace", "path": "active", "value": false }] }""")]
    [InlineData("PATCH", "", """{ "Operations": [{ "op": "replace", "path": "role", "value": "owner" }] }""")]
    [InlineData("DELETE", "", null)]
    public async Task A_foreign_id_is_answered_byte_for_byte_as_one_that_never_was(string method, string query, string? body)
    {
        var theirs = await GivenAsync("theirs@example.com");
        string[] foreign =
        [
            await theirs.GivenUserAsync("""{ "userName": "victim" }"""),
            await theirs.GivenUserAsync("""{ "userName": "inactive", "active": false }"""),
            await theirs.OwnerIdAsync(),
        ];
        var ours = await GivenAsync("ours@example.com");
        var deleted = await ours.GivenUserAsync("""{ "userName": "gone" }""");
        await ours.DeleteAsync($"/Users/{deleted}");
        var before = await theirs.EveryoneAsync();
        var never = await ours.SendAsync(new HttpMethod(method), $"/Users/0198f0a0-0000-7000-8000-000000000000{query}", body);

        Assert.Equal(404, never.Status);
        foreach (var id in foreign.Append(deleted))
        {
            var answer = await ours.SendAsync(new HttpMethod(method), $"/Users/{id}{query}", body);
            Assert.Equal((never.Status, never.Text), (answer.Status, answer.Text));
            Assert.Equal(Comparable(never), Comparable(answer));
        }

        Assert.Equal(before, await theirs.EveryoneAsync());
        Assert.Equal(0, (await ours.FindAsync($"id eq \"{foreign[0]}\" or userName eq \"victim\"")).Total());
    }

    [Theory, Spec("R-21")]
    [InlineData("POST")]
    [InlineData("PUT")]
    public async Task A_body_with_every_name_the_program_knows_writes_no_more_than_a_body_may(string method)
    {
        var workspace = await GivenAsync("ours@example.com");
        var id = await workspace.GivenUserAsync("""{ "userName": "bob" }""");
        const string Body = """
            {
              "userName": "ada", "number": 1, "member": 1, "account": 1, "accountId": 1, "managedBy": 99, "connection": 99, "version": 99,
              "created": "2001-01-01T00:00:00Z", "modified": "2001-01-01T00:00:00Z", "workspace": 1, "workspaceId": 1, "team_id": 1,
              "grants": [{ "source": "manual", "role": "owner" }], "received": {}, "drift": [{ "attribute": "x" }], "owner": true, "isOwner": true,
              "behaviour": { "roleCeiling": "owner" }, "permissions": { "manage_roles": true }, "scimId": "x", "profile": { "active": false },
              "ref": "owner", "inherited": "owner", "builtIn": "owner", "admin": true, "is_admin": true, "status": "owner", "seats": 0
            }
            """;

        var answer = method == "POST" ? await workspace.PostAsync("/Users", Body) : await workspace.PutAsync($"/Users/{id}", Body);

        var state = await workspace.StateAsync((string)answer["id"]!);
        Assert.Equal("member", answer.RoleOf());
        Assert.Null(state.Member.Account);
        Assert.Empty(state.Grants);
        Assert.Empty(state.Drift);
        Assert.True(state.Member.Active);
        Assert.Equal((await workspace.ConnectionAsync()).Id, state.Member.ManagedBy);
        Assert.Equal(method == "POST" ? 1 : 2, state.Member.Version);
        Assert.Equal(["active", "id", "meta", "schemas", Urns.Role, "userName"], answer.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{ "role": "member" }"""), answer[Urns.Role]));
    }

    private Task<TestWorkspace> GivenAsync(string owner) =>
        server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = ProfileUpdates.Full }, owner);

    private static IEnumerable<string> Comparable(Answer answer) => answer.Headers
        .Where(header => !header.Key.Equals("X-Request-Id", StringComparison.OrdinalIgnoreCase) && header.Key != "Date")
        .Select(header => $"{header.Key}: {header.Value}")
        .Order(StringComparer.Ordinal);
}

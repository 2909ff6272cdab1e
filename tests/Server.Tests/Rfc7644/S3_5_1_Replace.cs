using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_5_1_Replace(RunningServer server)
{
    private const string Ada = """
        {
          "userName": "ada", "nickName": "Countess", "title": "Dr", "active": true,
          "name": { "givenName": "Ada", "familyName": "Lovelace" },
          "emails": [{ "value": "a@example.com", "type": "work", "primary": true }, { "value": "b@example.com", "type": "home" }],
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { "department": "Engines" }
        }
        """;

    [Fact, Spec("P-3.5.1-01", "P-3.5.1-03", "P-3.5.1-04", "P-3.5.1-11", "S-4.3-04", "P-3.14-02")]
    public async Task What_is_given_replaces_and_what_is_left_out_is_cleared()
    {
        var (workspace, id) = await GivenAdaAsync();

        var put = await workspace.PutAsync($"/Users/{id}", """
            { "userName": "ada", "title": "Prof", "name": { "familyName": "King" }, "emails": [{ "value": "c@example.com" }] }
            """);

        Assert.Equal(200, put.Status);
        Assert.Equal(id, (string?)put["id"]);
        Assert.Equal("Prof", (string?)put["title"]);
        Assert.Equal("""{"familyName":"King"}""", put["name"]!.ToJsonString());
        Assert.Equal("""[{"value":"c@example.com"}]""", put["emails"]!.ToJsonString());
        Assert.Null(put["nickName"]);
        Assert.Null(put[Urns.Enterprise]);
        Assert.Equal([Urns.User, Urns.Role], put["schemas"]!.AsArray().Select(uri => (string?)uri));
        Assert.True((bool?)put["active"]);
        Assert.Equal("W/\"2\"", put.Header("ETag"));
        Assert.Equal((await workspace.GetAsync($"/Users/{id}")).Text, put.Text);
    }

    [Theory, Spec("P-3.5.1-02", "P-3.4.1-02")]
    [InlineData("0198f0a0-0000-7000-8000-000000000000")]
    [InlineData("ada")]
    public async Task PUT_never_creates(string id)
    {
        var workspace = await GivenAsync();

        (await workspace.PutAsync($"/Users/{id}", Ada)).AssertScimError(404);

        Assert.Equal(1, (await workspace.GetAsync("/Users")).Total());
    }

    [Theory, Spec("P-3.5.1-07", "S-7-01", "P-3.3-05")]
    [InlineData("\"id\": \"0198f0a0-0000-7000-8000-000000000000\"")]
    [InlineData("\"id\": null")]
    [InlineData("\"meta\": { \"created\": \"2001-01-01T00:00:00Z\" }")]
    [InlineData("\"meta\": null")]
    [InlineData("\"groups\": [{ \"value\": \"x\" }]")]
    public async Task What_is_read_only_is_ignored(string member)
    {
        var (workspace, id) = await GivenAdaAsync();
        var before = await workspace.GetAsync($"/Users/{id}");

        var put = await workspace.PutAsync($"/Users/{id}", Ada.Replace("\"userName\"", member + ", \"userName\"", StringComparison.Ordinal));

        Assert.Equal((200, before.Text), (put.Status, put.Text));
    }

    [Theory, Spec("P-3.5.1-08", "S-7-11", "P-3.3-09")]
    [InlineData("{}")]
    [InlineData("""{ "displayName": "Ada" }""")]
    [InlineData("""{ "userName": null }""")]
    [InlineData("""{ "userName": "" }""")]
    public async Task What_is_required_must_be_there(string body)
    {
        var (workspace, id) = await GivenAdaAsync();
        var before = await workspace.GetAsync($"/Users/{id}");

        (await workspace.PutAsync($"/Users/{id}", body)).AssertScimError(400, "invalidValue");

        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
    }

    [Theory, Spec("P-3.5.1-09", "S-2.5-01", "S-2.5-02", "S-2.5-03")]
    [InlineData("null", "null")]
    [InlineData("\"\"", "[]")]
    [InlineData("null", "[null]")]
    public async Task Null_and_nothing_clear(string nothing, string noList)
    {
        var (workspace, id) = await GivenAdaAsync();

        var put = await workspace.PutAsync($"/Users/{id}", $$"""
            { "userName": "ada", "nickName": {{nothing}}, "emails": {{noList}}, "name": {}, "{{Urns.Enterprise}}": {} }
            """);

        Assert.Equal(200, put.Status);
        Assert.Equal(["active", "id", "meta", "schemas", Urns.Role, "userName"], put.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact, Spec("P-3.5.1-10", "P-3.12-12", "P-3.12-06", "S-7-12")]
    public async Task A_taken_user_name_is_409_and_changes_nothing()
    {
        var (workspace, id) = await GivenAdaAsync();
        await workspace.GivenUserAsync("""{ "userName": "Straße" }""");
        var before = await workspace.EveryoneAsync();

        (await workspace.PutAsync($"/Users/{id}", """{ "userName": "STRASSE", "title": "x" }""")).AssertScimError(409, "uniqueness");

        Assert.Equal(before, await workspace.EveryoneAsync());
    }

    [Fact, Spec("P-3.5.1-12", "T-25", "P-3.14-08", "S-2.4-06", "S-2.3.8-01")]
    public async Task PUT_of_what_GET_returned_changes_nothing_in_whatever_order()
    {
        var (workspace, id) = await GivenAdaAsync();
        var read = await workspace.GetAsync($"/Users/{id}");
        var reversed = new JsonObject(read.Body!.AsObject().Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

        Assert.Equal(read.Text, (await workspace.PutAsync($"/Users/{id}", read.Text)).Text);
        Assert.Equal(read.Text, (await workspace.PutAsync($"/Users/{id}", reversed.ToJsonString())).Text);
    }

    [Fact, Spec("S-4.1.1-03", "P-3.5.1-03")]
    public async Task The_user_name_may_change_and_the_id_stays()
    {
        var (workspace, id) = await GivenAdaAsync();

        var put = await workspace.PutAsync($"/Users/{id}", """{ "userName": "augusta" }""");

        Assert.Equal((id, "augusta"), ((string?)put["id"], (string?)put["userName"]));
        Assert.Equal(201, (await workspace.PostAsync("/Users", """{ "userName": "ADA" }""")).Status);
    }

    [Fact, Spec("P-3.9-04")]
    public async Task The_answer_shows_what_was_asked()
    {
        var (workspace, id) = await GivenAdaAsync();

        var put = await workspace.PutAsync($"/Users/{id}?attributes=name.givenName", Ada);

        Assert.Equal("""{"givenName":"Ada"}""", put["name"]!.ToJsonString());
        Assert.Null(put["userName"]);
    }

    private Task<TestWorkspace> GivenAsync() => server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = ProfileUpdates.Full });

    private async Task<(TestWorkspace Workspace, string Id)> GivenAdaAsync()
    {
        var workspace = await GivenAsync();
        return (workspace, await workspace.GivenUserAsync(Ada));
    }
}

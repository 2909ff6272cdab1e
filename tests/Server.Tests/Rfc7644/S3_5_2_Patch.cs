using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Rfc7644;

/// <summary>What only the whole server shows of PATCH; the operations themselves are in the corpus and in Scim.Tests.</summary>
public sealed class S3_5_2_Patch(RunningServer server)
{
    private const string Ada = """
        {
          "userName": "ada", "nickName": "Countess",
          "emails": [{ "value": "a@example.com", "type": "work", "primary": true }]
        }
        """;

    [Fact, Spec("P-3.5.2-01", "S-5-02", "P-3.5.2-14", "T-28", "P-3.14-02")]
    public async Task Success_is_200_with_the_whole_resource_as_discovery_promises()
    {
        var (workspace, id) = await GivenAdaAsync();
        Assert.True((bool?)(await workspace.GetAsync("/ServiceProviderConfig"))["patch"]!["supported"]);

        var patched = await PatchAsync(workspace, id, """{ "op": "replace", "path": "nickName", "value": "Lady" }""");

        Assert.Equal(200, patched.Status);
        Assert.Equal("Lady", (string?)patched["nickName"]);
        Assert.Equal(("W/\"2\"", "W/\"2\""), (patched.Header("ETag"), (string?)patched["meta"]!["version"]));
        Assert.Equal($"{workspace.BaseUrl}/Users/{id}", patched.Header("Content-Location"));
        Assert.Equal((await workspace.GetAsync($"/Users/{id}")).Text, patched.Text);
    }

    [Fact, Spec("P-3.5.2-15", "P-3.9-04")]
    public async Task With_attributes_it_is_200_with_those()
    {
        var (workspace, id) = await GivenAdaAsync();

        var patched = await workspace.PatchAsync(
            $"/Users/{id}?attributes=nickName", """{ "Operations": [{ "op": "replace", "path": "nickName", "value": "Lady" }] }""");

        Assert.Equal(200, patched.Status);
        Assert.Equal(["id", "nickName", "schemas"], patched.Body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Theory, Spec("P-3.5.2-17", "P-3.4.1-02")]
    [InlineData("0198f0a0-0000-7000-8000-000000000000")]
    [InlineData("ada")]
    public async Task An_unknown_resource_is_404(string id)
    {
        var (workspace, _) = await GivenAdaAsync();

        (await PatchAsync(workspace, id, """{ "op": "replace", "path": "nickName", "value": "Lady" }""")).AssertScimError(404);
    }

    [Theory, Spec("P-3.12-13", "P-3.12-15", "P-3.12-16", "P-3.12-17", "P-3.5.2-13")]
    [InlineData("""{ "op": "replace", "path": "id", "value": "x" }""", "mutability")]
    [InlineData("""{ "op": "remove", "path": "userName" }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "meta.created", "value": "2001-01-01T00:00:00Z" }""", "mutability")]
    [InlineData("""{ "op": "add", "path": "groups", "value": [{ "value": "x" }] }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "name..x", "value": "x" }""", "invalidPath")]
    [InlineData("""{ "op": "replace", "path": "emails[", "value": "x" }""", "invalidPath")]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"home\"].value", "value": "x" }""", "noTarget")]
    [InlineData("""{ "op": "remove" }""", "noTarget")]
    [InlineData("""{ "op": "replace", "path": "active", "value": "maybe" }""", "invalidValue")]
    [InlineData("""{ "op": "replace", "path": "emails[type lk \"x\"].value", "value": "x" }""", "invalidFilter")]
    [InlineData("""{ "op": "move", "path": "nickName", "value": "x" }""", "invalidSyntax")]
    [InlineData("""{ "op": "replace", "value": "x" }""", "invalidValue")]
    public async Task A_refused_operation_undoes_those_before_it(string operation, string scimType)
    {
        var (workspace, id) = await GivenAdaAsync();
        var before = await workspace.GetAsync($"/Users/{id}");
        var sequence = await workspace.SequenceAsync();

        var refused = await PatchAsync(workspace, id, """{ "op": "replace", "path": "nickName", "value": "Lady" }, """ + operation);

        refused.AssertScimError(400, scimType);
        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
        Assert.Equal(sequence, await workspace.SequenceAsync());
    }

    [Theory, Spec("P-3.12-14", "P-3.5.2-02", "P-3.5.2-03")]
    [InlineData("{}")]
    [InlineData("""{ "Operations": [] }""")]
    [InlineData("""{ "Operations": {} }""")]
    [InlineData("""{ "Operations": [[]] }""")]
    [InlineData("""{ "Operations": [{ "path": "nickName", "value": "x" }] }""")]
    [InlineData("""{ "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "Operations": [{ "op": "remove", "path": "nickName" }] }""")]
    public async Task What_is_no_PatchOp_is_invalid_syntax(string body)
    {
        var (workspace, id) = await GivenAdaAsync();

        (await workspace.PatchAsync($"/Users/{id}", body)).AssertScimError(400, "invalidSyntax");
    }

    [Fact, Spec("P-3.12-12", "P-3.12-06", "S-4.1.1-02")]
    public async Task A_taken_user_name_is_409()
    {
        var (workspace, id) = await GivenAdaAsync();
        await workspace.GivenUserAsync("""{ "userName": "Bob@Example.com" }""");

        (await PatchAsync(workspace, id, """{ "op": "replace", "path": "userName", "value": "bob@example.com" }"""))
            .AssertScimError(409, "uniqueness");
        (await PatchAsync(workspace, id, """{ "op": "replace", "value": { "userName": "\uFF22\uFF2F\uFF22@example.com" } }"""))
            .AssertScimError(409, "uniqueness");
    }

    [Fact, Spec("S-4.1.1-03")]
    public async Task The_user_name_may_change_and_the_id_stays()
    {
        var (workspace, id) = await GivenAdaAsync();

        var patched = await PatchAsync(workspace, id, """{ "op": "replace", "path": "userName", "value": "augusta" }""");

        Assert.Equal((200, id, "augusta"), (patched.Status, (string?)patched["id"], (string?)patched["userName"]));
    }

    [Fact, Spec("S-3.1-11", "S-3.1-12", "P-3.5.2.1-07", "P-3.14-08")]
    public async Task The_time_of_the_last_change_moves_with_changes_only()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        var workspace = await own.GivenWorkspaceAsync(Full);
        var id = await workspace.GivenUserAsync(Ada);
        var created = await workspace.GetAsync($"/Users/{id}");
        own.Clock.Advance(TimeSpan.FromMinutes(5));

        var same = await PatchAsync(workspace, id, """{ "op": "add", "path": "emails", "value": [{ "value": "a@example.com", "type": "work", "primary": true }] }""");
        var changed = await PatchAsync(workspace, id, """{ "op": "add", "path": "title", "value": "Dr" }""");

        Assert.Equal(created.Text, same.Text);
        Assert.Equal((string?)created["meta"]!["created"], (string?)created["meta"]!["lastModified"]);
        Assert.Equal((string?)created["meta"]!["created"], (string?)changed["meta"]!["created"]);
        Assert.Equal("2026-11-02T08:05:00.000Z", (string?)changed["meta"]!["lastModified"]);
        Assert.Equal(1, (await workspace.FindAsync("meta.lastModified gt \"2026-11-02T08:04:59Z\"")).Total());
    }

    [Fact, Spec("P-3.5.2-19")]
    public async Task A_thousand_operations_are_one_change()
    {
        var (workspace, id) = await GivenAdaAsync();
        var operations = Enumerable.Range(0, 1000).Select(i => $$"""{ "op": "replace", "path": "nickName", "value": "n{{i}}" }""");

        var patched = await PatchAsync(workspace, id, string.Join(',', operations));

        Assert.Equal((200, "n999", "W/\"2\""), (patched.Status, (string?)patched["nickName"], patched.Header("ETag")));
    }

    private static Behaviour Full => Presets.Documented with { ProfileUpdates = ProfileUpdates.Full };

    private static Task<Answer> PatchAsync(TestWorkspace workspace, string id, string operations) =>
        workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{{operations}}] }""");

    private async Task<(TestWorkspace Workspace, string Id)> GivenAdaAsync()
    {
        var workspace = await server.GivenWorkspaceAsync(Full);
        return (workspace, await workspace.GivenUserAsync(Ada));
    }
}

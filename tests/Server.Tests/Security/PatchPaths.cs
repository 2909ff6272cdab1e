using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Security;

/// <summary>I-10: a PATCH path is looked up in the schema; nothing else of the program can be reached by its name.</summary>
public sealed class PatchPaths(RunningServer server)
{
    [Theory, Spec("I-10", "P-3.5.2-20", "R-21", "P-3.12-15")]
    [InlineData("__proto__.admin", "invalidPath")]
    [InlineData("__proto__", "invalidPath")]
    [InlineData("constructor.prototype", "invalidPath")]
    [InlineData("toString", "invalidPath")]
    [InlineData("GetType", "invalidPath")]
    [InlineData("Member.Role", "invalidPath")]
    [InlineData("number", "invalidPath")]
    [InlineData("account", "invalidPath")]
    [InlineData("managedBy", "invalidPath")]
    [InlineData("version", "invalidPath")]
    [InlineData("workspace", "invalidPath")]
    [InlineData("grants[source eq \\\"manual\\\"]", "invalidPath")]
    [InlineData("urn:unheard:of:1.0:User:admin", "invalidPath")]
    [InlineData("urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:owner", "invalidPath")]
    [InlineData("emails.value.x", "invalidPath")]
    [InlineData("emails[type eq \\\"work\\\"].__proto__", "invalidPath")]
    [InlineData("name.constructor", "invalidPath")]
    [InlineData("$.active", "invalidPath")]
    [InlineData("/active", "invalidPath")]
    [InlineData("id", "mutability")]
    [InlineData("meta", "mutability")]
    [InlineData("meta.created", "mutability")]
    [InlineData("groups", "mutability")]
    [InlineData("groups[value eq \\\"x\\\"].value", "mutability")]
    public async Task It_is_refused_and_nothing_changes(string path, string scimType)
    {
        var (workspace, id) = await GivenAsync();
        var before = await workspace.EveryoneAsync();
        foreach (var op in (string[])["add", "replace"])
        {
            (await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "{{op}}", "path": "{{path}}", "value": "x" }] }"""))
                .AssertScimError(400, scimType);
        }

        Assert.Equal(before, await workspace.EveryoneAsync());
    }

    [Theory, Spec("I-10", "R-21")]
    [InlineData("""{ "__proto__": { "admin": true }, "constructor": { "prototype": 1 } }""")]
    [InlineData("""{ "__proto__.admin": true, "name.__proto__": "x", "emails.__proto__": 1 }""")]
    [InlineData("""{ "number": 1, "account": 1, "managedBy": 1, "version": 99, "workspace": 1, "grants": [], "drift": [], "owner": true }""")]
    public async Task Keys_of_a_value_reach_nothing_either(string value)
    {
        var (workspace, id) = await GivenAsync();
        var before = await workspace.EveryoneAsync();

        var answer = await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "add", "value": {{value}} }] }""");

        if (answer.Status != 200)
            answer.AssertScimError(400, (string?)answer["scimType"]);
        Assert.Equal(before, await workspace.EveryoneAsync());
    }

    [Theory, Spec("R-21", "S-3-05")]
    [InlineData("add")]
    [InlineData("replace")]
    [InlineData("remove")]
    public async Task Schemas_follow_the_data_and_not_the_request(string op)
    {
        var (workspace, id) = await GivenAsync();
        var before = await workspace.GetAsync($"/Users/{id}");

        await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "{{op}}", "path": "schemas", "value": ["{{Urns.Enterprise}}"] }] }""");

        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
    }

    private async Task<(TestWorkspace Workspace, string Id)> GivenAsync()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = ProfileUpdates.Full });
        return (workspace, await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com")));
    }
}

using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Clients;

/// <summary>A client that keeps to the letter finds everything there, and the log has nothing to say about it.</summary>
public sealed class StrictClient(RunningServer server)
{
    private const string Group = "urn:ietf:params:scim:schemas:core:2.0:Group";
    private const string Patch = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    [Fact, Spec("T-25", "P-3.5.1-12")]
    public async Task Puts_back_what_it_read()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: "strict");
        var id = await workspace.GivenUserAsync($$"""
            { "schemas": ["{{Urns.User}}", "{{Urns.Role}}"], "userName": "ada@example.com", "{{Urns.Role}}": { "role": "guest" } }
            """);
        var read = await workspace.GetAsync($"/Users/{id}");

        var written = await workspace.PutAsync($"/Users/{id}", read.Text);

        Assert.Equal((200, read.Text), (written.Status, written.Text));
        Assert.Empty((await workspace.LineOfAsync(written)).Notes);
    }

    [Fact, Spec("IP-15", "S-4.2-02")]
    public async Task Pushes_a_group_and_its_members()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: "strict");
        var id = await workspace.GivenUserAsync($$"""{ "schemas": ["{{Urns.User}}"], "userName": "ada@example.com" }""");
        var group = await workspace.PostAsync("/Groups", $$"""{ "schemas": ["{{Group}}"], "displayName": "team", "members": [] }""");

        var pushed = await workspace.PatchAsync($"/Groups/{group["id"]}", $$"""
            { "schemas": ["{{Patch}}"], "Operations": [{ "op": "add", "path": "members", "value": [{ "value": "{{id}}", "$ref": null }] }] }
            """);

        Assert.Equal(200, pushed.Status);
        Assert.Equal(id, (string)pushed["members"]![0]!["value"]!);
        Assert.Empty((await workspace.LineOfAsync(pushed)).Notes);
    }

    [Theory, Spec("IP-05")]
    [InlineData("""[{ "value": "{id}", "rank": 1 }]""", "invalidSyntax")]
    [InlineData("""{ "value": "{id}" }""", "invalidValue")]
    [InlineData("""["{id}"]""", "invalidValue")]
    public async Task Gets_members_refused_that_are_written_otherwise(string members, string scimType)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: "strict");
        var id = await workspace.GivenUserAsync($$"""{ "schemas": ["{{Urns.User}}"], "userName": "ada@example.com" }""");

        var answer = await workspace.PostAsync("/Groups", $$"""
            { "schemas": ["{{Group}}"], "displayName": "team", "members": {{members.Replace("{id}", id, StringComparison.Ordinal)}} }
            """);

        answer.AssertScimError(400, scimType);
    }

    [Fact, Spec("IP-08")]
    public async Task Is_not_answered_in_another_media_type()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: "strict");

        var answer = await workspace.SendAsync(HttpMethod.Get, "/Users", adjust: request => request.Headers.Accept.ParseAdd("application/json"));

        Assert.Equal(406, answer.Status);
    }

    [Theory, Spec("IP-05", "IP-12")]
    [InlineData("entra", 200)]
    [InlineData("generic", 400)]
    public async Task Unlike_entra_is_told_of_a_path_that_names_nothing_also_in_a_group(string client, int status)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc, client: client);
        var group = await workspace.PostAsync("/Groups", """{ "displayName": "team" }""");

        var answer = await workspace.PatchAsync($"/Groups/{group["id"]}", """
            { "Operations": [{ "op": "Replace", "path": "mail", "value": "x" }, { "op": "Replace", "path": "displayName", "value": "crew" }] }
            """);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? "crew" : "team", (string)(await workspace.GetAsync($"/Groups/{group["id"]}"))["displayName"]!);
    }

    [Fact, Spec("T-36")]
    public async Task Each_operation_of_a_bulk_request_has_its_own_notes()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);

        var answer = await workspace.PostAsync("/Bulk", $$"""
            { "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                { "method": "POST", "path": "/Users", "bulkId": "1", "data": { "schemas": ["{{Urns.User}}"], "userName": "a@example.com", "active": "False" } },
                { "method": "POST", "path": "/Users", "bulkId": "2", "data": { "schemas": ["{{Urns.User}}"], "userName": "b@example.com" } }] }
            """);

        var lines = (await workspace.LogAsync(3)).Where(line => line.Exchange.RequestId == answer.Header("X-Request-Id")).Select(line => line.Exchange).ToArray();
        Assert.Equal(3, lines.Length);
        var odd = Assert.Single(lines, line => line.Notes.Count > 0);
        Assert.Contains("a@example.com", odd.Request, StringComparison.Ordinal);
        Assert.Equal(["string_booleans: sent \"False\" for active; read as false."], odd.Notes);
    }
}

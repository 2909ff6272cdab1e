using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Guide;

/// <summary>Design §4.2: exactly one owner, who is listed, echoed and out of SCIM's reach.</summary>
public sealed class TheOwner(RunningServer server)
{
    [Theory, Spec("R-23", "R-24", "I-53")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "path": "active", "value": false }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "value": { "active": "False" } }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "path": "role", "value": "member" }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "add", "path": "customRoleName", "value": "Reviewer" }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "add", "path": "roles", "value": [{ "value": "guest" }] }] }""")]
    [InlineData("PUT", """{ "userName": "owner@example.com", "active": false }""")]
    [InlineData("PUT", """{ "userName": "owner@example.com", "role": "admin" }""")]
    [InlineData("PUT", """{ "userName": "owner@example.com", "urn:okta:example_app:1.0:user:custom": { "customRoleName": "Reviewer" } }""")]
    [InlineData("DELETE", null)]
    public async Task No_request_takes_access_or_ownership_away(string method, string? body)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var owner = await workspace.OwnerIdAsync();
        var before = await workspace.EveryoneAsync();

        var answer = await workspace.SendAsync(new HttpMethod(method), $"/Users/{owner}", body);

        answer.AssertScimError(403);
        Assert.Contains("transfer ownership in the Rolecall console", (string?)answer["detail"], StringComparison.Ordinal);
        Assert.Equal(before, await workspace.EveryoneAsync());
        var audit = await workspace.Directory.ReadAuditAsync(1, 100, CancellationToken.None);
        Assert.Equal("provisioning.refused", audit[^1].Fact.Action);
    }

    [Theory, Spec("R-24")]
    [InlineData("\"owner\"")]
    [InlineData("\"Owner\"")]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("\" OWNER \"")]
    public async Task Nobody_becomes_owner_through_SCIM(string role)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com"));
        var before = await workspace.EveryoneAsync();
        var okta = new OktaClient(workspace, OktaDialect.Put);

        Assert.All(
            [
                await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "role": {{role}} }"""),
                await okta.PushAsync(id, $$"""{ "role": {{role}} }"""),
                await okta.PushAsync(id, $$$"""{ "{{{Urns.Role}}}": { "role": {{{role}}} } }"""),
                await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "replace", "path": "role", "value": {{role}} }] }"""),
            ],
            answer => answer.AssertScimError(403));
        Assert.Equal(before, await workspace.EveryoneAsync());
    }

    [Fact, Spec("R-24")]
    public async Task The_word_owner_among_the_roles_of_a_profile_is_kept_and_gives_nothing()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.PostAsync("/Users", """{ "userName": "ada", "roles": [{ "value": "owner" }] }""");

        Assert.Equal((201, "member"), (created.Status, created.RoleOf()));
        Assert.Equal("owner", (string?)created["roles"]![0]!["value"]);
    }

    [Theory, Spec("P-3.5.1-12")]
    [InlineData("")]
    [InlineData(""", "role": "guest", "urn:okta:example_app:1.0:user:custom": { "ROLE": "guest" } """)]
    public async Task An_echo_of_the_owner_is_fine_and_changes_nothing(string placesBefore)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com", placesBefore));
        var owner = await workspace.OwnerIdAsync();
        var before = await workspace.GetAsync($"/Users/{owner}");

        var echo = await new OktaClient(workspace, OktaDialect.Put).EchoAsync(owner);

        Assert.Equal(200, echo.Status);
        Assert.True(JsonNode.DeepEquals(before.Body, echo.Body));
    }
}

using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Guide;

/// <summary>M7: after a person was created only the role is updated; a workspace may choose to take the rest, too.</summary>
public sealed class M07_ProfileUpdates(RunningServer server)
{
    private const string Changed = """
        {
          "userName": "ada.king@example.com",
          "name": { "givenName": "Augusta", "familyName": "King" },
          "emails": [{ "primary": true, "value": "ada.king@example.com", "type": "work" }],
          "displayName": "Ada King"
        }
        """;

    [Theory, Spec("M7")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task Name_and_address_are_acknowledged_kept_out_and_shown_as_drift(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");
        var before = await workspace.GetAsync($"/Users/{id}");

        var answer = await okta.PushAsync(id, Changed);

        Assert.Equal(200, answer.Status);
        Assert.Equal(before.Text, answer.Text);
        Assert.Equal(before.Header("ETag"), answer.Header("ETag"));
        var drift = (await workspace.StateAsync(id)).Drift;
        Assert.Equal(
            ["displayName", "emails", "name.familyName", "name.givenName", "userName"],
            drift.Select(line => line.Attribute).Order(StringComparer.Ordinal));
        Assert.All(drift, line => Assert.Equal("profile_updates=role_only", line.Reason));
        Assert.Equal("\"King\"", drift.Single(line => line.Attribute == "name.familyName").Sent);
        var note = Assert.Single((await workspace.LineOfAsync(answer)).Notes, note => note.StartsWith("profile_updates=", StringComparison.Ordinal));
        Assert.Contains("userName", note, StringComparison.Ordinal);
    }

    [Theory, Spec("M7")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task Role_activity_external_id_and_what_was_empty_are_applied(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");

        var answer = await okta.PushAsync(id, """
            { "role": "admin", "externalId": "00u2", "active": false, "title": "Countess", "name": { "middleName": "Augusta" } }
            """);

        Assert.Equal((200, "admin"), (answer.Status, answer.RoleOf()));
        Assert.Equal("00u2", (string?)answer["externalId"]);
        Assert.False((bool?)answer["active"]);
        Assert.Equal("Countess", (string?)answer["title"]);
        Assert.Equal(("Ada", "Augusta"), ((string?)answer["name"]!["givenName"], (string?)answer["name"]!["middleName"]));
        Assert.Empty((await workspace.StateAsync(id)).Drift);
    }

    [Theory, Spec("M7")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task Drift_ends_when_both_agree_again(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");

        await okta.PushAsync(id, """{ "displayName": "Ada King" }""");
        Assert.Single((await workspace.StateAsync(id)).Drift);
        await okta.PushAsync(id, """{ "displayName": "Ada Lovelace" }""");

        Assert.Empty((await workspace.StateAsync(id)).Drift);
    }

    [Theory, Spec("M7")]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"work\"].value", "value": "not an address \u202E" }""", "invalidValue")]
    [InlineData("""{ "op": "replace", "path": "displayName", "value": { "a": 1 } }""", "invalidValue")]
    [InlineData("""{ "op": "remove", "path": "userName" }""", "mutability")]
    [InlineData("""{ "op": "replace", "path": "emails[type eq \"home\"].value", "value": "a@example.com" }""", "noTarget")]
    public async Task What_would_be_kept_out_is_checked_all_the_same(string operation, string scimType)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com"));

        (await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{{operation}}] }""")).AssertScimError(400, scimType);
    }

    [Theory, Spec("M7")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task A_workspace_that_wants_it_all_gets_it_all(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = ProfileUpdates.Full });
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");

        var answer = await okta.PushAsync(id, Changed);

        Assert.Equal(200, answer.Status);
        Assert.Equal("W/\"2\"", answer.Header("ETag"));
        Assert.Equal("ada.king@example.com", (string?)answer["userName"]);
        Assert.Equal("King", (string?)answer["name"]!["familyName"]);
        Assert.Equal("ada.king@example.com", (string?)Assert.Single(answer["emails"]!.AsArray())!["value"]);
        Assert.Empty((await workspace.StateAsync(id)).Drift);
        Assert.Equal(1, (await workspace.FindAsync("userName eq \"ada.king@example.com\"")).Total());
        Assert.Equal(0, (await workspace.FindAsync("userName eq \"ada@example.com\"")).Total());
    }

    [Fact, Spec("M7", "T-25", "T-26", "P-3.5.1-07")]
    public async Task Stale_and_read_only_parts_of_an_echo_change_nothing_they_may_not()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { ProfileUpdates = ProfileUpdates.Full });
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com"));
        var body = (await workspace.GetAsync($"/Users/{id}")).Body!.AsObject();
        body["id"] = "0198f0a0-0000-7000-8000-000000000000";
        body["meta"] = JsonNode.Parse("""{ "created": "2001-01-01T00:00:00Z", "version": "W/\"99\"", "location": "https://evil.example/" }""");
        body["groups"] = JsonNode.Parse("""[{ "value": "admins", "display": "Admins" }]""");
        body["schemas"]!.AsArray().Add("urn:okta:unheard_of:1.0");
        body["password"] = "again-and-again";

        var answer = await workspace.PutAsync($"/Users/{id}", body.ToJsonString());

        Assert.Equal(200, answer.Status);
        Assert.Equal((await workspace.GetAsync($"/Users/{id}")).Text, answer.Text);
        Assert.Equal("W/\"1\"", answer.Header("ETag"));
        Assert.Equal(id, (string?)answer["id"]);
        Assert.Null(answer["groups"]);
    }
}

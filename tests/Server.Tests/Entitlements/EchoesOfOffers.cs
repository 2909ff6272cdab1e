using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;

namespace Rolecall.Server.Tests.Entitlements;

/// <summary>Okta's PUT is our own answer with its changes merged in: what it carries back of roles and permissions says nothing.</summary>
public sealed class EchoesOfOffers(RunningServer server)
{
    [Theory]
    [InlineData("")]
    [InlineData(""", "roles": [{ "value": "admin" }] """)]
    [InlineData(""", "roles": [{ "value": "{0}" }], "role": "guest" """)]
    [InlineData(""", "customRoleName": "Reviewer" """)]
    public async Task A_hundred_echoes_change_nothing_at_all(string more)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var role = await workspace.GivenRoleAsync("Reviewer");
        var id = await new OktaClient(workspace, OktaDialect.Put)
            .AssignAsync("ada@example.com", more.Replace("{0}", $"{role}", StringComparison.Ordinal));
        var before = await workspace.StateAsync(id);
        var shown = await workspace.GetAsync($"/Users/{id}");
        var sequence = await workspace.SequenceAsync();

        for (var i = 0; i < 100; i++)
            Assert.Equal(shown.Text, (await workspace.PutAsync($"/Users/{id}", shown.Text)).Text);

        var after = await workspace.StateAsync(id);
        Assert.Equal((before.Member.Version, before.Member.Modified), (after.Member.Version, after.Member.Modified));
        Assert.Equal(before.Grants, after.Grants);
        Assert.Empty(after.Drift);
        Assert.Equal(sequence, await workspace.SequenceAsync());
    }

    [Fact]
    public async Task A_role_given_by_hand_outlives_echoes_and_ends_with_a_new_word_of_Okta()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var id = await okta.AssignAsync("ada@example.com", """, "roles": [{ "value": "guest" }] """);
        await new GrantRole(server.Directories, server.Clock).RunAsync(
            workspace.Owner, (await workspace.StateAsync(id)).Member.Number, RoleRef.Of(BuiltInRole.Admin), CancellationToken.None);

        var echo = await okta.EchoAsync(id, """{ "title": "Countess" }""");
        Assert.Equal("admin", echo.Shown());
        Assert.Contains("taken for an echo", await workspace.NotesAsync(echo), StringComparison.Ordinal);
        Assert.Equal("guest", (await okta.EchoAsync(id, """{ "roles": [{ "value": "guest" }] }""")).Shown());
    }

    [Fact]
    public async Task A_change_of_roles_decides_before_what_an_admin_typed_and_what_only_the_admin_changed_before_roles()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        await workspace.GivenRoleAsync("Reviewer");
        var auditor = await workspace.GivenRoleAsync("Auditor");
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var id = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer", "role": "member" """);

        Assert.Equal($"{auditor}", (await okta.EchoAsync(id, $$"""{ "roles": [{ "value": "{{auditor}}" }], "customRoleName": "Reviewer" }""")).Shown());
        Assert.Equal("Auditor", (await okta.EchoAsync(id)).RoleOf());
        Assert.Equal("guest", (await okta.EchoAsync(id, $$"""{ "roles": [{ "value": "guest" }], "customRoleName": "Auditor" }""")).Shown());
        Assert.Equal("guest", (await okta.EchoAsync(id, """{ "customRoleName": "Reviewer" }""")).Shown());
        Assert.Equal("Auditor", (await okta.EchoAsync(id, """{ "customRoleName": "Auditor" }""")).RoleOf());
    }

    [Theory]
    [InlineData(EntitlementMode.Okta)]
    [InlineData(EntitlementMode.Ietf)]
    public async Task Permissions_that_come_with_the_old_role_or_the_new_one_are_echoes(EntitlementMode mode)
    {
        var workspace = await server.GivenOfferAsync(mode);
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var id = await okta.AssignAsync("ada@example.com");

        var lowered = await okta.EchoAsync(id, """{ "roles": [{ "value": "guest" }] }""");
        var raised = await okta.EchoAsync(id, """{ "roles": [{ "value": "admin" }], "entitlements": [{ "value": "sso.manage" }] }""");
        var emptied = await okta.EchoAsync(id, """{ "entitlements": [] }""");

        Assert.Equal((200, "guest"), (lowered.Status, lowered.Shown()));
        Assert.Equal((200, "admin"), (raised.Status, raised.Shown()));
        Assert.Equal((200, 20), (emptied.Status, emptied["entitlements"]!.AsArray().Count));
        Assert.Contains("was not taken away", await workspace.NotesAsync(emptied), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_is_not_assigned_and_not_taken_away_alone()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf);
        await workspace.GivenRoleAsync("Approver", BuiltInRole.Admin);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "entitlements": [{ "value": "content.view" }] }""");
        const string bills = """[{ "value": "billing.manage" }]""";

        Answer[] refused =
        [
            await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "entitlements": {{bills}} }"""),
            await workspace.PutAsync($"/Users/{id}", $$"""{ "userName": "ada", "entitlements": {{bills}} }"""),
            await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "add", "path": "entitlements", "value": {{bills}} }] }"""),
        ];

        Assert.All(refused, answer =>
        {
            answer.AssertScimError(400, "invalidValue");
            Assert.Contains("come with roles", (string)answer["detail"]!, StringComparison.Ordinal);
            Assert.Contains("Admin, Approver", (string)answer["detail"]!, StringComparison.Ordinal);
        });
        var unknown = await workspace.PutAsync($"/Users/{id}", """{ "userName": "ada", "entitlements": [{ "value": "fly" }] }""");
        unknown.AssertScimError(400, "invalidValue");
        Assert.Contains("GET /Entitlements", (string)unknown["detail"]!, StringComparison.Ordinal);
        (await workspace.PatchAsync($"/Users/{id}", """{ "Operations": [{ "op": "remove", "path": "entitlements[value eq \"content.view\"]" }] }"""))
            .AssertScimError(400, "invalidValue");
        Assert.Equal(200, (await workspace.PatchAsync(
            $"/Users/{id}", """{ "Operations": [{ "op": "add", "path": "entitlements", "value": [{ "value": "content.view" }] }] }""")).Status);
        Assert.Null((await workspace.StateAsync(id)).Member.Profile.Document["entitlements"]);
    }

    [Fact]
    public async Task The_mode_goes_back_and_forth_and_loses_neither_roles_nor_what_others_sent()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var id = await okta.AssignAsync("ada@example.com", """, "roles": [{ "value": "Pilot", "type": "job" }], "entitlements": [{ "value": "wings" }] """);
        var before = await workspace.GetAsync($"/Users/{id}");

        await workspace.OfferAsync(EntitlementMode.Okta);
        Assert.Equal("member", (await okta.EchoAsync(id)).Shown());
        Assert.Equal(before.Header("ETag"), (await workspace.GetAsync($"/Users/{id}")).Header("ETag"));
        Assert.Equal(0, (await workspace.FindAsync("roles.value eq \"Pilot\"")).Total());
        await workspace.OfferAsync(EntitlementMode.Off);
        Assert.Equal(before.Text, (await okta.EchoAsync(id)).Text);
        Assert.Equal(1, (await workspace.FindAsync("roles.value eq \"Pilot\"")).Total());

        await workspace.OfferAsync(EntitlementMode.Okta);
        Assert.Equal("guest", (await okta.EchoAsync(id, """{ "roles": [{ "value": "guest" }] }""")).Shown());
        await workspace.OfferAsync(EntitlementMode.Off);
        var off = await okta.EchoAsync(id);
        Assert.Equal(("Pilot", "guest"), (off.Shown(), off.RoleOf()));
        await workspace.OfferAsync(EntitlementMode.Ietf);
        Assert.Equal("guest", (await okta.EchoAsync(id)).Shown());
        Assert.Equal("member", (await okta.EchoAsync(id, """{ "roles": [] }""")).Shown());
    }

    [Fact]
    public async Task Renaming_a_role_shows_at_once_and_changes_nobody()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var role = await workspace.GivenRoleAsync("Reviewer");
        var id = await workspace.GivenUserAsync($$"""{ "userName": "ada", "roles": [{ "value": "{{role}}" }] }""");
        var before = await workspace.GetAsync($"/Users/{id}");

        await workspace.RenameAsync(server, role, "Critic");
        await new ChangeRole(server.Directories).RunAsync(
            workspace.Owner, role, new RoleChange(null, null, new Dictionary<string, bool> { ["content.export"] = false }), CancellationToken.None);

        var after = await workspace.GetAsync($"/Users/{id}");
        Assert.Equal("Critic", (string?)after["roles"]![0]!["display"]);
        Assert.DoesNotContain("content.export", after.Shown("entitlements"), StringComparison.Ordinal);
        Assert.Contains("content.export", before.Shown("entitlements"), StringComparison.Ordinal);
        Assert.Equal(before.Header("ETag"), after.Header("ETag"));
        Assert.Equal("Critic", (string?)(await workspace.GetAsync($"/Roles/{role}"))["displayName"]);
    }
}

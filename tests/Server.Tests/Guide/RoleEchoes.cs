namespace Rolecall.Server.Tests.Guide;

/// <summary>Design §4.2, rules 2 and 3: an echo of ours says nothing, a change does, and clearing clears.</summary>
public sealed class RoleEchoes(RunningServer server)
{
    [Theory, Spec("P-3.5.1-12", "P-3.14-08", "S-3.1-12")]
    [InlineData(""", "customRoleName": "Reviewer" """)]
    [InlineData(""", "role": "admin", "urn:okta:example_app:1.0:user:custom": { "customRoleId": {0} } """)]
    [InlineData(""", "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User": { "customRoleId": "{0}" }, "roles": [{ "value": "Pilot" }] """)]
    [InlineData("")]
    public async Task A_hundred_echoes_change_nothing_at_all(string more)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var id = await okta.AssignAsync("ada@example.com", more.Replace("{0}", role.ToString(), StringComparison.Ordinal));
        var before = await workspace.StateAsync(id);
        var shown = await workspace.GetAsync($"/Users/{id}");
        var sequence = await workspace.SequenceAsync();

        for (var i = 0; i < 100; i++)
            Assert.Equal(shown.Text, (await workspace.PutAsync($"/Users/{id}", shown.Text)).Text);

        var after = await workspace.StateAsync(id);
        Assert.Equal(before.Member.Version, after.Member.Version);
        Assert.Equal(before.Member.Modified, after.Member.Modified);
        Assert.Equal(before.Grants, after.Grants);
        Assert.Empty(after.Drift);
        Assert.Equal(sequence, await workspace.SequenceAsync());
    }

    [Fact]
    public async Task A_role_given_by_hand_outlives_echoes_and_ends_with_a_new_word_of_Okta()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var id = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer" """);
        var number = (await workspace.StateAsync(id)).Member.Number;
        await new Domain.Members.GrantRole(server.Directories, server.Clock).RunAsync(
            workspace.Owner, number, Domain.Roles.RoleRef.Of(Domain.Roles.BuiltInRole.Admin), CancellationToken.None);

        Assert.Equal("admin", (await okta.EchoAsync(id)).RoleOf());
        Assert.Equal("admin", (await okta.EchoAsync(id, """{ "title": "Countess" }""")).RoleOf());
        Assert.Equal("Reviewer", (await okta.EchoAsync(id, """{ "customRoleName": "Reviewer" }""")).RoleOf());
    }

    [Theory]
    [InlineData("customRoleName", "\"Auditor\"")]
    [InlineData("customRoleId", "{1}")]
    public async Task A_change_in_one_attribute_beats_the_echo_of_the_others(string attribute, string value)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var first = await workspace.GivenRoleAsync("Reviewer");
        var second = await workspace.GivenRoleAsync("Auditor");
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var id = await okta.AssignAsync("ada@example.com", $$""", "customRoleName": "Reviewer", "customRoleId": {{first}}, "role": "member" """);
        value = value.Replace("{1}", second.ToString(), StringComparison.Ordinal);

        var changed = await okta.EchoAsync(id, $$"""{ "{{attribute}}": {{value}} }""");
        var again = await okta.EchoAsync(id);

        Assert.Equal((200, "Auditor"), (changed.Status, changed.RoleOf()));
        Assert.Equal(changed.Text, again.Text);
    }

    [Theory, Spec("S-2.5-02", "T-32")]
    [InlineData(OktaDialect.Patch, "null")]
    [InlineData(OktaDialect.Put, "null")]
    [InlineData(OktaDialect.Patch, "\"\"")]
    [InlineData(OktaDialect.Put, "\"\"")]
    public async Task A_cleared_custom_role_leaves_the_role_beside_it_or_the_default(OktaDialect dialect, string nothing)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, dialect);
        var alone = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer" """);
        var beside = await okta.AssignAsync("bob@example.com", """, "customRoleName": "Reviewer", "role": "guest" """);

        var first = await okta.PushAsync(alone, $$"""{ "customRoleName": {{nothing}} }""");
        var second = await okta.PushAsync(beside, $$"""{ "customRoleName": {{nothing}} }""");

        Assert.Equal((200, "member"), (first.Status, first.RoleOf()));
        Assert.Equal((200, "guest"), (second.Status, second.RoleOf()));
        Assert.Null(first["customRoleName"]);
        Assert.Null(first[Urns.Role]!["customRoleId"]);
        Assert.Equal(0, (await workspace.FindAsync("customRoleName pr")).Total());
    }

    [Theory, Spec("P-3.5.2.2-01")]
    [InlineData("customRoleName")]
    [InlineData("urn:ietf:params:scim:schemas:extension:rolecall:2.0:User:customRoleName")]
    [InlineData("urn:okta:example_app:1.0:user:custom:customRoleName")]
    [InlineData("urn:ietf:params:scim:schemas:extension:rolecall:2.0:User")]
    public async Task PATCH_remove_clears(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "customRoleName": "Reviewer" }""");

        var changed = await workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "remove", "path": "{{path}}" }] }""");

        Assert.Equal((200, "member"), (changed.Status, changed.RoleOf()));
    }

    [Theory, Spec("T-26")]
    [InlineData("""{ "userName": "ada@example.com" }""")]
    [InlineData("""{ "userName": "ada@example.com", "roles": [] }""")]
    public async Task What_a_PUT_leaves_out_changes_no_role(string body)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com", """, "customRoleName": "Reviewer" """));

        Assert.Equal("Reviewer", (await workspace.PutAsync($"/Users/{id}", body)).RoleOf());
    }
}

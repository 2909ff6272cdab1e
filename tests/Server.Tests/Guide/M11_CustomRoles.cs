using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Guide;

/// <summary>M3 and M11: any custom role can be assigned by its name or its id, and only ids survive a new name.</summary>
public sealed class M11_CustomRoles(RunningServer server)
{
    [Theory, Spec("M3", "M11")]
    [InlineData(OktaDialect.Patch, "customRoleName", "Reviewer")]
    [InlineData(OktaDialect.Put, "customRoleName", "reviewer")]
    [InlineData(OktaDialect.Patch, "customRoleId", null)]
    [InlineData(OktaDialect.Put, "customRoleId", null)]
    public async Task A_role_is_assigned_by_name_or_id(OktaDialect dialect, string attribute, string? name)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer", Domain.Roles.BuiltInRole.LimitedMember);
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");

        var answer = await okta.PushAsync(id, $$"""{ "{{attribute}}": "{{name ?? role.ToString()}}" }""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            $$"""{"customRoleId":"{{role}}","customRoleName":"Reviewer","role":"limited_member"}""", answer[Urns.Role]!.ToJsonString());
        Assert.Equal("W/\"2\"", answer.Header("ETag"));
    }

    [Theory, Spec("M11")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task A_new_name_breaks_the_mapping_by_name_and_says_so(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer" """);
        await workspace.RenameAsync(server, role, "Auditor");
        var before = await workspace.GetAsync($"/Users/{id}");

        var answer = await okta.PushAsync(id, """{ "customRoleName": "Reviewer" }""");

        answer.AssertScimError(400, "invalidValue");
        Assert.Contains("customRoleName 'Reviewer'", (string?)answer["detail"], StringComparison.Ordinal);
        Assert.Contains("/customroles", (string?)answer["detail"], StringComparison.Ordinal);
        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
        Assert.Equal("Auditor", (await okta.PushAsync(id, """{ "customRoleName": "Auditor" }""")).RoleOf());
    }

    [Theory, Spec("M11")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task An_id_goes_on_meaning_the_role(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com", $$""", "customRoleId": {{role}} """);
        await workspace.RenameAsync(server, role, "Auditor");

        var answer = await okta.PushAsync(id, $$"""{ "customRoleId": {{role}} }""");

        Assert.Equal((200, "Auditor"), (answer.Status, answer.RoleOf()));
        Assert.Equal("W/\"1\"", answer.Header("ETag"));
    }

    [Theory, Spec("M11")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task With_aliases_a_former_name_goes_on_meaning_the_role(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { RenamedRoles = RenamedRoles.Alias });
        var role = await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, dialect);
        await workspace.RenameAsync(server, role, "Auditor");

        var id = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer" """);
        var answer = await okta.PushAsync(id, """{ "customRoleName": "Reviewer" }""");

        Assert.Equal((200, "Auditor"), (answer.Status, answer.RoleOf()));
    }

    [Fact, Spec("M11")]
    public async Task A_new_name_shows_and_can_be_searched_at_once_without_a_write_to_any_member()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "customRoleName": "Reviewer" }""");

        await workspace.RenameAsync(server, role, "Auditor");

        var read = await workspace.GetAsync($"/Users/{id}");
        Assert.Equal(("Auditor", "W/\"1\""), (read.RoleOf(), read.Header("ETag")));
        Assert.Equal("Auditor", (string?)read["customRoleName"]);
        Assert.Equal(1, (await workspace.FindAsync("customRoleName eq \"auditor\"")).Total());
        Assert.Equal(0, (await workspace.FindAsync("customRoleName eq \"Reviewer\"")).Total());
    }
}

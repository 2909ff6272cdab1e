using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Guide;

/// <summary>Design §4.2, rules 4 and 6: unknown roles, and roles above what SCIM may give.</summary>
public sealed class RoleRefusals(RunningServer server)
{
    [Theory, Spec("M11")]
    [InlineData(OktaDialect.Patch, "customRoleName", "\"Nobody\"", "Nobody")]
    [InlineData(OktaDialect.Put, "customRoleName", "\"Nobody\"", "Nobody")]
    [InlineData(OktaDialect.Patch, "customRoleId", "424242", "424242")]
    [InlineData(OktaDialect.Put, "customRoleId", "\"424242\"", "424242")]
    [InlineData(OktaDialect.Put, "customRoleId", "\"1 OR 1=1\"", "1 OR 1=1")]
    [InlineData(OktaDialect.Patch, "role", "\"superuser\"", "superuser")]
    [InlineData(OktaDialect.Put, "role", "9", "9")]
    public async Task An_unknown_role_is_refused_by_name_with_where_to_find_the_right_ones(
        OktaDialect dialect, string attribute, string value, string quoted)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");
        var before = await workspace.EveryoneAsync();

        var push = await okta.PushAsync(id, $$"""{ "{{attribute}}": {{value}}, "title": "Countess" }""");
        var create = await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "{{attribute}}": {{value}} }""");

        Assert.All([push, create], answer =>
        {
            answer.AssertScimError(400, "invalidValue");
            Assert.Contains($"{attribute} '{quoted}'", (string?)answer["detail"], StringComparison.Ordinal);
            Assert.Contains(attribute == "role" ? "admin, member, limited_member or guest" : "/customroles", (string?)answer["detail"], StringComparison.Ordinal);
        });
        Assert.Equal(before, await workspace.EveryoneAsync());
    }

    [Theory, Spec("P-3.12-17")]
    [InlineData("true")]
    [InlineData("1.5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[\"Reviewer\"]")]
    public async Task A_role_of_the_wrong_type_is_refused(string value)
    {
        var workspace = await server.GivenWorkspaceAsync();
        foreach (var attribute in (string[])["role", "customRoleId", "customRoleName"])
        {
            (await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "{{attribute}}": {{value}} }""")).AssertScimError(400, "invalidValue");
            (await workspace.PostAsync("/Users", $$$"""{ "userName": "ada", "{{{Urns.Vendor}}}": { "{{{attribute}}}": {{{value}}} } }""")).AssertScimError(400, "invalidValue");
        }
    }

    [Theory]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task Under_unknown_role_keep_the_role_is_kept_and_the_log_warns(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { UnknownRole = UnknownRole.Keep });
        await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer" """);

        var pushed = await okta.PushAsync(id, """{ "customRoleName": "Nobody", "title": "Countess" }""");
        var note = (await workspace.LineOfAsync(pushed)).Notes[0];
        var created = await workspace.PostAsync("/Users", """{ "userName": "bob", "customRoleId": "Nobody" }""");

        Assert.Equal((200, "Reviewer"), (pushed.Status, pushed.RoleOf()));
        Assert.Equal("Countess", (string?)pushed["title"]);
        Assert.StartsWith("unknown_role=keep: customRoleName 'Nobody'", note, StringComparison.Ordinal);
        Assert.Equal((201, "member"), (created.Status, created.RoleOf()));
    }

    [Theory, Spec("R-22", "R-24")]
    [InlineData(OktaDialect.Patch, """{ "role": "admin" }""")]
    [InlineData(OktaDialect.Put, """{ "role": 2 }""")]
    [InlineData(OktaDialect.Patch, """{ "customRoleName": "Deputy" }""")]
    [InlineData(OktaDialect.Put, """{ "customRoleName": "Deputy" }""")]
    [InlineData(OktaDialect.Put, """{ "roles": [{ "value": "Deputy" }] }""")]
    public async Task Nothing_above_the_ceiling_is_given(OktaDialect dialect, string body)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Documented with { RoleCeiling = BuiltInRole.Member });
        await workspace.GivenRoleAsync("Deputy", BuiltInRole.Admin);
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com");
        var before = await workspace.EveryoneAsync();

        var answer = await okta.PushAsync(id, body);

        answer.AssertScimError(403);
        Assert.Contains("role_ceiling", (string?)answer["detail"], StringComparison.Ordinal);
        Assert.Equal(before, await workspace.EveryoneAsync());
        (await workspace.PostAsync("/Users", body.Replace("{ \"r", "{ \"userName\": \"bob\", \"r", StringComparison.Ordinal)
            .Replace("{ \"c", "{ \"userName\": \"bob\", \"c", StringComparison.Ordinal))).AssertScimError(403);
    }

    [Theory, Spec("R-24")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task Who_is_above_a_lowered_ceiling_stays_there_and_can_still_be_written(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com", """, "role": "admin" """);
        await workspace.SetAsync(Presets.Documented with { RoleCeiling = BuiltInRole.Guest });

        var same = await okta.PushAsync(id, """{ "role": "admin", "title": "Countess" }""");
        var lower = await okta.PushAsync(id, """{ "role": "guest" }""");

        Assert.Equal((200, "admin"), (same.Status, same.RoleOf()));
        Assert.Equal((200, "guest"), (lower.Status, lower.RoleOf()));
        (await okta.PushAsync(id, """{ "role": "admin" }""")).AssertScimError(403);
    }
}

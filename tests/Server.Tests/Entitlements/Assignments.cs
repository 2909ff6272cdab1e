using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Entitlements;

/// <summary>Roles assigned with "roles", where they are offered: what assigns, clears, is refused and is noted.</summary>
public sealed class Assignments(RunningServer server)
{
    public static TheoryData<EntitlementMode> Dialects => [EntitlementMode.Okta, EntitlementMode.Ietf];

    [Theory]
    [InlineData("{0}", "{0}")]
    [InlineData("Reviewer", "{0}")]
    [InlineData("REVIEWER", "{0}")]
    [InlineData("admin", "admin")]
    [InlineData("Limited member", "limited_member")]
    public async Task A_role_is_assigned_by_id_name_or_word_with_each_method(string value, string id)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var role = await workspace.GivenRoleAsync("Reviewer");
        (value, id) = (value.Replace("{0}", $"{role}", StringComparison.Ordinal), id.Replace("{0}", $"{role}", StringComparison.Ordinal));
        var roles = $$"""[{ "value": "{{value}}" }]""";

        var posted = await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "roles": {{roles}} }""");
        var put = await workspace.PutAsync(
            $"/Users/{await workspace.GivenUserAsync("""{ "userName": "bob" }""")}", $$"""{ "userName": "bob", "roles": {{roles}} }""");
        var patched = await PatchAsync(
            workspace, await workspace.GivenUserAsync("""{ "userName": "cid" }"""), $$"""{ "op": "add", "path": "roles", "value": {{roles}} }""");

        Assert.Equal([(201, id), (200, id), (200, id)], new[] { posted, put, patched }.Select(answer => (answer.Status, answer.Shown())));
        var grant = Assert.Single((await workspace.StateAsync((string)put["id"]!)).Grants);
        Assert.Equal((GrantSource.Attribute, RoleAttribute.Roles), (grant.Source, grant.Via));
        Assert.Contains($"assigns the role {id}", await workspace.NotesAsync(put), StringComparison.Ordinal);
        Assert.Null((await workspace.StateAsync((string)posted["id"]!)).Member.Profile.Document["roles"]);
    }

    [Theory]
    [InlineData("PUT", "[]")]
    [InlineData("PUT", "null")]
    [InlineData("PATCH", """{ "op": "remove", "path": "roles" }""")]
    [InlineData("PATCH", """{ "op": "replace", "path": "roles", "value": [] }""")]
    [InlineData("PATCH", """{ "op": "remove", "path": "roles[value eq \"admin\"]" }""")]
    [InlineData("PATCH", """{ "op": "remove", "path": "roles[primary eq true]" }""")]
    [InlineData("PATCH", """{ "op": "replace", "value": { "roles": null } }""")]
    public async Task A_cleared_list_leaves_what_else_decides(string method, string change)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf);
        var alone = await workspace.GivenUserAsync("""{ "userName": "ada", "roles": [{ "value": "admin" }] }""");
        var beside = await workspace.GivenUserAsync("""{ "userName": "bob", "roles": [{ "value": "admin" }], "role": "guest" }""");

        var first = await ChangeAsync(alone, "ada");
        var second = await ChangeAsync(beside, "bob");

        Assert.Equal((200, "member"), (first.Status, first.Shown()));
        Assert.Equal((200, "guest"), (second.Status, second.Shown()));
        Assert.Empty((await workspace.StateAsync(alone)).Grants);
        Assert.Contains("\"roles\" was cleared", await workspace.NotesAsync(first), StringComparison.Ordinal);

        Task<Answer> ChangeAsync(string id, string name) => method == "PATCH"
            ? PatchAsync(workspace, id, change)
            : workspace.PutAsync($"/Users/{id}", $$"""{ "userName": "{{name}}", "roles": {{change}} }""");
    }

    [Fact]
    public async Task What_was_typed_by_hand_can_be_cleared_and_replaced_too()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        var okta = new OktaClient(workspace, OktaDialect.Put);
        var first = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer" """);
        var second = await okta.AssignAsync("bob@example.com", """, "customRoleName": "Reviewer" """);
        await workspace.OfferAsync(EntitlementMode.Okta);

        Assert.Equal("member", (await okta.EchoAsync(first, """{ "roles": [] }""")).Shown());
        Assert.Equal("guest", (await okta.EchoAsync(second, """{ "roles": [{ "value": "guest" }] }""")).Shown());
        Assert.Equal("guest", (await okta.EchoAsync(second)).Shown());
    }

    [Fact]
    public async Task A_list_that_is_left_out_changes_nothing()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "roles": [{ "value": "admin" }] }""");

        Assert.Equal("admin", (await workspace.PutAsync($"/Users/{id}", """{ "userName": "ada" }""")).Shown());
        Assert.Equal("admin", (await PatchAsync(workspace, id, """{ "op": "replace", "path": "externalId", "value": "x" }""")).Shown());
        Assert.Single((await workspace.StateAsync(id)).Grants);
    }

    [Theory, MemberData(nameof(Dialects)), Spec("E-07")]
    public async Task A_role_that_is_not_offered_is_refused_with_the_place_where_those_are_that_are(EntitlementMode mode)
    {
        var workspace = await server.GivenOfferAsync(mode);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        const string roles = """[{ "value": "Astronaut" }]""";

        Answer[] answers =
        [
            await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "roles": {{roles}} }"""),
            await workspace.PutAsync($"/Users/{id}", $$"""{ "userName": "ada", "roles": {{roles}} }"""),
            await PatchAsync(workspace, id, $$"""{ "op": "replace", "path": "roles", "value": {{roles}} }"""),
        ];

        Assert.All(answers, answer =>
        {
            answer.AssertScimError(400, "invalidValue");
            Assert.Contains("'Astronaut'", (string)answer["detail"]!, StringComparison.Ordinal);
            Assert.Contains("GET /Roles", (string)answer["detail"]!, StringComparison.Ordinal);
        });
        Assert.Equal("member", (await workspace.GetAsync($"/Users/{id}")).Shown());
    }

    [Fact]
    public async Task A_role_of_another_workspace_is_unknown()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var foreign = await (await server.GivenOfferAsync(EntitlementMode.Okta)).GivenRoleAsync("Reviewer");

        (await workspace.PostAsync("/Users", $$"""{ "userName": "ada", "roles": [{ "value": "{{foreign}}" }] }""")).AssertScimError(400, "invalidValue");
    }

    [Fact]
    public async Task Or_the_role_is_kept_where_the_policy_says_so()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta, Presets.Resilient);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "roles": [{ "value": "guest" }] }""");

        var kept = await workspace.PutAsync($"/Users/{id}", """{ "userName": "ada", "roles": [{ "value": "Astronaut" }] }""");

        Assert.Equal((200, "guest"), (kept.Status, kept.Shown()));
        Assert.Contains("unknown_role=keep", await workspace.NotesAsync(kept), StringComparison.Ordinal);
        Assert.Equal("member", (await workspace.PostAsync("/Users", """{ "userName": "bob", "roles": [{ "value": "Astronaut" }] }""")).Shown());
    }

    [Fact]
    public async Task A_member_has_one_role()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "roles": [{ "value": "admin" }] }""");
        const string two = """[{ "value": "guest" }, { "value": "limited_member" }]""";

        (await workspace.PostAsync("/Users", $$"""{ "userName": "bob", "roles": {{two}} }""")).AssertScimError(400, "invalidValue");
        (await PatchAsync(workspace, id, $$"""{ "op": "add", "path": "roles", "value": {{two}} }""")).AssertScimError(400, "invalidValue");
        var refused = await workspace.PutAsync($"/Users/{id}", """{ "userName": "ada", "roles": [{ "value": "admin" }, { "value": "guest" }] }""");

        refused.AssertScimError(400, "invalidValue");
        Assert.Contains("A member has one role", (string)refused["detail"]!, StringComparison.Ordinal);
        Assert.Equal(
            "guest",
            (await workspace.PutAsync($"/Users/{id}", """{ "userName": "ada", "roles": [{ "value": "guest" }, { "value": "Guest" }] }""")).Shown());
    }

    [Fact]
    public async Task A_role_that_was_only_imported_gives_way_to_the_one_that_is_assigned_beside_it()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        const string both = """{ "userName": "ada", "roles": [{ "value": "member" }, { "value": "guest" }] }""";

        var first = await workspace.PutAsync($"/Users/{id}", both);
        var again = await workspace.PutAsync($"/Users/{id}", both);
        var added = await PatchAsync(workspace, id, """{ "op": "add", "path": "roles", "value": [{ "value": "admin" }] }""");

        Assert.Equal((200, "guest"), (first.Status, first.Shown()));
        Assert.Equal(first.Text, again.Text);
        Assert.Equal((200, "admin"), (added.Status, added.Shown()));
        Assert.Contains("gives way", await workspace.NotesAsync(added), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "op": "replace", "path": "roles[primary eq true].value", "value": "guest" }""", "guest")]
    [InlineData("""{ "op": "replace", "path": "roles[value eq \"member\"].value", "value": "guest" }""", "guest")]
    [InlineData("""{ "op": "replace", "path": "roles", "value": { "value": "guest" } }""", "guest")]
    [InlineData("""{ "op": "replace", "path": "roles", "value": [{ "display": "Guest" }] }""", "guest")]
    [InlineData("""{ "op": "add", "path": "roles", "value": [{ "value": "guest", "primary": true }] }""", "guest")]
    [InlineData("""{ "op": "add", "value": { "roles": [{ "value": "guest" }] } }""", "guest")]
    [InlineData("""{ "op": "add", "path": "roles", "value": [{ "value": "guest" }] }, { "op": "remove", "path": "roles[value eq \"member\"]" }""", "guest")]
    [InlineData("""{ "op": "remove", "path": "roles" }, { "op": "add", "path": "roles[primary eq true].value", "value": "guest" }""", "guest")]
    [InlineData("""{ "op": "replace", "path": "roles[primary eq true].value", "value": "member" }""", "member")]
    public async Task A_PATCH_works_on_what_is_shown(string operations, string role)
    {
        foreach (var mode in new[] { EntitlementMode.Okta, EntitlementMode.Ietf })
        {
            var workspace = await server.GivenOfferAsync(mode);
            var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

            var answer = await PatchAsync(workspace, id, operations);

            Assert.Equal((200, role), (answer.Status, answer.Shown()));
        }
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("remove")]
    public async Task A_PATCH_of_a_role_that_is_not_shown_has_no_target(string op)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "roles": [{ "value": "admin" }] }""");

        var answer = await PatchAsync(workspace, id, $$"""{ "op": "{{op}}", "path": "roles[value eq \"guest\"]", "value": { "value": "member" } }""");

        Assert.Equal("admin", (await workspace.GetAsync($"/Users/{id}")).Shown());
        if (op == "replace")
            answer.AssertScimError(400, "noTarget");
    }

    [Theory]
    [InlineData("""[{ "value": "Astronaut" }]""")]
    [InlineData("""[{ "value": "admin" }, { "value": "guest" }]""")]
    [InlineData("""[{ "value": "owner" }]""")]
    public async Task A_deactivation_is_never_refused_for_a_role(string roles)
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "roles": [{ "value": "limited_member" }] }""");

        var put = await workspace.PutAsync(
            $"/Users/{id}", $$"""{ "userName": "ada", "active": false, "roles": {{roles}}, "entitlements": [{ "value": "sso.manage" }] }""");

        Assert.Equal((200, false, "limited_member"), (put.Status, (bool)put["active"]!, put.Shown()));
        var notes = await workspace.NotesAsync(put);
        Assert.Contains("The role was left as it was", notes, StringComparison.Ordinal);
        Assert.Contains("\"entitlements\" was ignored", notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_above_the_ceiling_is_assigned()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta, Presets.Documented with { RoleCeiling = BuiltInRole.Member });
        var approver = await workspace.GivenRoleAsync("Approver", BuiltInRole.Admin);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");

        foreach (var role in new[] { "admin", $"{approver}", "Approver" })
        {
            var refused = await workspace.PutAsync($"/Users/{id}", $$"""{ "userName": "ada", "roles": [{ "value": "{{role}}" }] }""");
            refused.AssertScimError(400, "invalidValue");
            Assert.Contains("role_ceiling", (string)refused["detail"]!, StringComparison.Ordinal);
        }

        (await workspace.PutAsync($"/Users/{id}", """{ "userName": "ada", "roles": [{ "value": "owner" }] }""")).AssertScimError(403);
        Assert.Equal("member", (await workspace.GetAsync($"/Users/{id}")).Shown());
    }

    [Fact]
    public async Task A_role_once_assigned_is_not_assigned_again_when_the_ceiling_came_down()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        const string admin = """{ "userName": "ada", "roles": [{ "value": "admin" }] }""";
        var id = await workspace.GivenUserAsync(admin);
        await workspace.SetAsync(Presets.Documented with { RoleCeiling = BuiltInRole.Member });

        Assert.Equal((200, "admin"), await PutAsync());
        await new Domain.Members.GrantRole(server.Directories, server.Clock).RunAsync(
            workspace.Owner, (await workspace.StateAsync(id)).Member.Number, RoleRef.Of(BuiltInRole.Guest), CancellationToken.None);
        Assert.Equal((400, ""), await PutAsync());
        Assert.Equal("guest", (await workspace.GetAsync($"/Users/{id}")).Shown());

        async Task<(int, string)> PutAsync()
        {
            var answer = await workspace.PutAsync($"/Users/{id}", admin);
            return (answer.Status, answer.Shown());
        }
    }

    [Fact]
    public async Task The_owner_shows_no_role_and_echoes_of_the_owner_change_nothing()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Ietf);
        var owner = await workspace.OwnerIdAsync();
        var shown = await workspace.GetAsync($"/Users/{owner}");

        Assert.Equal(("", 21), (shown.Shown(), shown["entitlements"]!.AsArray().Count));
        var echo = await workspace.PutAsync($"/Users/{owner}", shown.Text);
        Assert.Equal((200, "owner"), (echo.Status, echo.RoleOf()));
        Assert.Equal(200, (await PatchAsync(workspace, owner, """{ "op": "replace", "path": "roles", "value": [] }""")).Status);
        Assert.Equal(200, (await PatchAsync(workspace, owner, """{ "op": "add", "path": "roles", "value": [{ "value": "owner" }] }""")).Status);
        (await PatchAsync(workspace, owner, """{ "op": "add", "path": "roles", "value": [{ "value": "admin" }] }""")).AssertScimError(403);
        Assert.Equal(shown.Text, (await workspace.GetAsync($"/Users/{owner}")).Text);
        Assert.Empty((await workspace.StateAsync(owner)).Grants);
    }

    [Fact]
    public async Task A_member_who_comes_back_has_the_former_role_unless_the_request_says_another()
    {
        var workspace = await server.GivenOfferAsync(EntitlementMode.Okta);
        foreach (var (roles, expected) in new[] { ("", "admin"), (""", "roles": []""", "admin"), (""", "roles": [{ "value": "guest" }]""", "guest") })
        {
            var name = $"ada{expected}{roles.Length}";
            var id = await workspace.GivenUserAsync($$"""{ "userName": "{{name}}", "roles": [{ "value": "admin" }] }""");
            await PatchAsync(workspace, id, """{ "op": "replace", "path": "active", "value": false }""");

            var back = await workspace.PostAsync("/Users", $$"""{ "userName": "{{name}}"{{roles}} }""");

            Assert.Equal((201, id, expected), (back.Status, (string)back["id"]!, back.Shown()));
        }
    }

    private static Task<Answer> PatchAsync(TestWorkspace workspace, string id, string operations) => workspace.PatchAsync(
        $"/Users/{id}", $$"""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{{operations}}] }""");
}

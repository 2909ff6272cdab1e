using System.Text.Json.Nodes;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Guide;

/// <summary>Design §4.2: a group gives those in it a role, by its id and in the order of priority, when nothing else assigns one.</summary>
public sealed class GroupRolesOverTheApi(RunningServer server)
{
    [Fact, Spec("M13")]
    public async Task Everyone_in_a_mapped_group_has_its_role_and_the_API_says_why()
    {
        var (workspace, owner) = await GivenAsync();
        var role = await workspace.GivenRoleAsync("Reviewer");
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var team = await GroupAsync(workspace, "Team", ada);

        var preview = await owner.PutAsync("/group-roles?preview=true", Mappings((team, role.ToString())));
        Assert.Equal(1, preview["shifts"]![0]!["members"]!.GetValue<long>());
        Assert.Equal("member", await RoleAsync(workspace, ada));
        var set = await owner.PutAsync("/group-roles", Mappings((team, role.ToString())));
        Assert.Equal((200, preview["shifts"]!.ToJsonString()), (set.Status, set["shifts"]!.ToJsonString()));

        Assert.Equal("Reviewer", await RoleAsync(workspace, ada));
        var why = await WhyAsync(owner, 2);
        Assert.Equal("It counts because the person is in the group 'Team', and no grant assigns a role.", why["whyRole"]!.GetValue<string>());
        var reason = why["grants"]![0]!;
        Assert.Equal(("groupMapping", true, team), (reason["source"]!.GetValue<string>(), reason["counts"]!.GetValue<bool>(), reason["group"]!["id"]!.GetValue<string>()));
        var line = await owner.GetAsync($"/provisioning-log?requestId={reason["requestId"]}");
        Assert.Equal("POST", line["lines"]![0]!["method"]!.GetValue<string>()); // the group was created with the person in it
        Assert.Equal("default", why["grants"]![1]!["source"]!.GetValue<string>());
    }

    [Fact]
    public async Task Renaming_the_group_changes_nothing_and_a_namesake_inherits_nothing()
    {
        var (workspace, owner) = await GivenAsync();
        var (ada, bob) = (await workspace.GivenUserAsync("""{ "userName": "ada" }"""), await workspace.GivenUserAsync("""{ "userName": "bob" }"""));
        var team = await GroupAsync(workspace, "Team", ada);
        await owner.PutAsync("/group-roles", Mappings((team, "admin")));

        await workspace.PatchAsync($"/Groups/{team}", $$"""{ "Operations": [{ "op": "replace", "value": { "id": "{{team}}", "displayName": "Crew" } }] }""");
        await GroupAsync(workspace, "Team", bob);

        Assert.Equal(("admin", "member"), (await RoleAsync(workspace, ada), await RoleAsync(workspace, bob)));
    }

    [Fact]
    public async Task An_attribute_counts_before_the_group_and_when_it_is_cleared_the_group_counts_again()
    {
        var (workspace, owner) = await GivenAsync();
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada", "role": "guest" }""");
        var team = await GroupAsync(workspace, "Team", ada);
        await owner.PutAsync("/group-roles", Mappings((team, "admin")));
        Assert.Equal("guest", await RoleAsync(workspace, ada));
        Assert.Equal(
            ["attribute", "groupMapping", "default"],
            (await WhyAsync(owner, 2))["grants"]!.AsArray().Select(reason => reason!["source"]!.GetValue<string>()));

        await workspace.PatchAsync($"/Users/{ada}", """{ "Operations": [{ "op": "replace", "path": "role", "value": "" }] }""");

        Assert.Equal("admin", await RoleAsync(workspace, ada));
    }

    [Fact]
    public async Task Under_documented_groups_give_no_roles_and_the_list_says_so()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var owner = new ApiKey(server, workspace.Id, workspace.ApiKey);
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var team = await GroupAsync(workspace, "Team", ada);

        var set = await owner.PutAsync("/group-roles", Mappings((team, "admin")));

        Assert.False(set["mappings"]![0]!["counts"]!.GetValue<bool>());
        Assert.Equal("group_roles=off: groups give no roles in this workspace.", set["mappings"]![0]!["why"]!.GetValue<string>());
        Assert.Equal("member", await RoleAsync(workspace, ada));
        await owner.PatchAsync("/policies", """{ "policies": { "group_roles": "on" } }""");
        Assert.Equal("admin", await RoleAsync(workspace, ada));
    }

    [Theory]
    [InlineData("""{ "mappings": {} }""", 400, "invalid_value")]
    [InlineData("""{ "mappings": [{ "group": "nobody", "role": "admin" }] }""", 400, "invalid_value")]
    [InlineData("""{ "mappings": [{ "group": "0190f3e0-0000-7000-8000-000000000000", "role": "admin" }] }""", 400, "invalid_value")]
    [InlineData("""{ "mappings": [{ "group": "{team}", "role": 4711 }] }""", 400, "invalid_value")]
    [InlineData("""{ "mappings": [{ "group": "{team}", "role": "owner" }] }""", 403, "forbidden")]
    [InlineData("""{ "mappings": [{ "group": "{team}", "role": 2 }, { "group": "{team}", "role": 3 }] }""", 400, "invalid_value")]
    public async Task What_cannot_be_mapped_is_refused_whole(string body, int status, string code)
    {
        var (workspace, owner) = await GivenAsync();
        var team = await GroupAsync(workspace, "Team");

        (await owner.PutAsync("/group-roles", body.Replace("{team}", team, StringComparison.Ordinal))).AssertProblem(status, code);

        Assert.Empty((await owner.GetAsync("/group-roles"))["mappings"]!.AsArray());
    }

    private static string Mappings(params (string Group, string Role)[] lines) => new JsonObject
    {
        ["mappings"] = new JsonArray([.. lines.Select(line => new JsonObject { ["group"] = line.Group, ["role"] = line.Role })]),
    }.ToJsonString();

    private static async Task<string> GroupAsync(TestWorkspace workspace, string name, params string[] members)
    {
        var body = new JsonObject
        {
            ["displayName"] = name,
            ["members"] = new JsonArray([.. members.Select(member => new JsonObject { ["value"] = member })]),
        };
        return (await workspace.PostAsync("/Groups", body.ToJsonString()))["id"]!.GetValue<string>();
    }

    private static async Task<string> RoleAsync(TestWorkspace workspace, string user)
    {
        var role = (await workspace.GetAsync($"/Users/{user}"))[Urns.Role]!;
        return (role["customRoleName"] ?? role["role"])!.GetValue<string>();
    }

    private static Task<Answer> WhyAsync(ApiKey owner, int place) => WhyAsync(owner, place - 1, owner.GetAsync("/members"));

    private static async Task<Answer> WhyAsync(ApiKey owner, int index, Task<Answer> members) =>
        await owner.GetAsync($"/members/{(await members)["members"]![index]!.Number("number")}/role");

    private async Task<(TestWorkspace Workspace, ApiKey Owner)> GivenAsync()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Resilient);
        return (workspace, new ApiKey(server, workspace.Id, workspace.ApiKey));
    }
}

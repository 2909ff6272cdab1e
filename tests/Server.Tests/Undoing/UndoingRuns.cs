using Rolecall.Domain.Credentials;
using Rolecall.Domain.Members;
using Rolecall.Domain.Provisioning;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Undoing;

/// <summary>What an identity provider did in a run can be looked at and taken back (security.md I-15).</summary>
[Spec("I-15")]
public sealed class UndoingRuns : IAsyncLifetime
{
    private readonly RunningServer server = new();
    private TestWorkspace workspace = null!;
    private ApiKey owner = null!;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        workspace = await server.GivenWorkspaceAsync(Presets.Documented with { MassDeactivation = MassDeactivation.Off });
        owner = new ApiKey(server, workspace.Id, workspace.ApiKey);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_whole_directory_that_was_deactivated_by_accident_has_access_again()
    {
        var people = await PeopleAsync(12);
        NextRun();
        foreach (var person in people)
            await workspace.PatchAsync($"/Users/{person}", """{ "Operations": [{ "op": "replace", "value": { "active": false } }] }""");
        var run = await LastRunAsync();

        var detail = await owner.GetAsync($"/runs/{run}");
        Assert.Equal((0, 12), ((int)detail["members"]!.Number("created"), (int)detail["members"]!.Number("changed")));
        var preview = await owner.GetAsync($"/runs/{run}/undo");
        Assert.Equal("""[{"name":"active","before":false,"after":true}]""", preview["lines"]![0]!["change"]!["values"]!.ToJsonString());
        Assert.False((await UserAsync(people[0]))["active"]!.GetValue<bool>());

        Assert.Equal(12, (await owner.PostAsync($"/runs/{run}/undo"))["changed"]!.GetValue<int>());

        foreach (var person in people)
            Assert.True((await UserAsync(person))["active"]!.GetValue<bool>());
        var undone = (await owner.GetAsync($"/runs/{run}"))["run"]!;
        Assert.StartsWith("member:", undone["undoneBy"]!.GetValue<string>(), StringComparison.Ordinal);
        var audit = (await owner.GetAsync("/audit?count=200"))["entries"]!.AsArray();
        Assert.Equal(12, audit.Count(entry => entry!["action"]!.GetValue<string>() == "provisioning.undone"));
        Assert.Equal("provisioning.run_undone", audit[^1]!["action"]!.GetValue<string>());
    }

    [Fact]
    public async Task Whoever_was_deleted_is_back_under_the_same_id_with_role_and_groups()
    {
        await workspace.GivenRoleAsync("Reviewer");
        var ada = await workspace.GivenUserAsync("""{ "userName": "ada", "customRoleName": "Reviewer" }""");
        var team = (await workspace.PostAsync("/Groups", $$"""{ "displayName": "Team", "members": [{ "value": "{{ada}}" }] }"""))["id"]!.GetValue<string>();
        var before = await UserAsync(ada);
        NextRun();
        await workspace.DeleteAsync($"/Users/{ada}");
        await workspace.DeleteAsync($"/Groups/{team}");
        Assert.Equal(404, (await workspace.GetAsync($"/Users/{ada}")).Status);

        await owner.PostAsync($"/runs/{await LastRunAsync()}/undo");

        var after = await UserAsync(ada);
        Assert.Equal("Reviewer", after[Urns.Role]!["customRoleName"]!.GetValue<string>());
        Assert.Equal(before["groups"]!.ToJsonString(), after["groups"]!.ToJsonString());
        Assert.Equal(before["meta"]!["created"]!.ToJsonString(), after["meta"]!["created"]!.ToJsonString());
        Assert.Equal(409, (await workspace.PostAsync("/Users", """{ "userName": "Ada" }""")).Status);
        Assert.Equal(204, (await workspace.DeleteAsync($"/Users/{ada}")).Status);
        Assert.Equal(404, (await workspace.GetAsync($"/Users/{ada}")).Status);
    }

    [Fact]
    public async Task People_who_changed_names_with_each_other_have_their_own_again()
    {
        await owner.PatchAsync("/policies", """{ "policies": { "profile_updates": "full" } }""");
        var (ada, bob) = (await workspace.GivenUserAsync("""{ "userName": "ada" }"""), await workspace.GivenUserAsync("""{ "userName": "bob" }"""));
        NextRun();
        await RenameAsync(ada, "tmp");
        await RenameAsync(bob, "ada");
        await RenameAsync(ada, "bob");

        var undone = await owner.PostAsync($"/runs/{await LastRunAsync()}/undo");

        Assert.Equal(0, undone["skipped"]!.GetValue<int>());
        Assert.Equal(("ada", "bob"), ((await UserAsync(ada))["userName"]!.GetValue<string>(), (await UserAsync(bob))["userName"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_was_changed_again_since_stays_and_the_answer_says_so()
    {
        var (ada, bob) = (await workspace.GivenUserAsync("""{ "userName": "ada" }"""), await workspace.GivenUserAsync("""{ "userName": "bob" }"""));
        NextRun();
        foreach (var person in new[] { ada, bob })
            await workspace.PatchAsync($"/Users/{person}", """{ "Operations": [{ "op": "replace", "path": "role", "value": "guest" }] }""");
        var run = await LastRunAsync();
        NextRun();
        await workspace.PatchAsync($"/Users/{ada}", """{ "Operations": [{ "op": "replace", "path": "role", "value": "admin" }] }""");

        var undone = await owner.PostAsync($"/runs/{run}/undo");

        Assert.Equal((1, 1), (undone["changed"]!.GetValue<int>(), undone["skipped"]!.GetValue<int>()));
        var left = undone["lines"]!.AsArray().Single(line => line!["skipped"] is not null)!;
        Assert.Equal(("ada", "It was changed again after the run: undo that first, or change it by hand."), (left["name"]!.GetValue<string>(), left["skipped"]!.GetValue<string>()));
        Assert.Equal(("admin", "member"), (await RoleAsync(ada), await RoleAsync(bob)));
    }

    [Fact]
    public async Task A_role_that_only_the_owner_could_give_is_not_given_back_by_an_admin()
    {
        await owner.PatchAsync("/policies", """{ "policies": { "role_ceiling": "admin" } }""");
        var role = (await owner.PostAsync("/roles", """{ "name": "Deputy", "inheritedRole": "admin", "permissions": ["roles.manage"] }""")).Body!.Number("id");
        var ada = await workspace.GivenUserAsync($$"""{ "userName": "ada", "customRoleId": {{role}} }""");
        NextRun();
        await workspace.PatchAsync($"/Users/{ada}", """{ "Operations": [{ "op": "replace", "path": "customRoleId", "value": "" }] }""");
        var app = await owner.PostAsync("/api-keys", """{ "name": "app", "kind": "workspace" }""");
        var admin = new ApiKey(server, workspace.Id, app["apiKey"]!.GetValue<string>());

        var undone = await admin.PostAsync($"/runs/{await LastRunAsync()}/undo");

        Assert.Contains("ask the owner", undone["lines"]![0]!["skipped"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("member", await RoleAsync(ada));
    }

    [Fact]
    public async Task A_large_run_is_undone_in_portions()
    {
        await PeopleAsync(7);
        var run = await LastRunAsync();

        var first = await owner.PostAsync($"/runs/{run}/undo?count=5");
        Assert.Equal((7, 5, 5), ((int)first.Body!.Number("total"), first["changed"]!.GetValue<int>(), first["next"]!.GetValue<int>()));
        Assert.Null((await owner.GetAsync($"/runs/{run}"))["run"]!["undoneAt"]);
        var second = await owner.PostAsync($"/runs/{run}/undo?from=5&count=5");

        Assert.Equal(2, second["changed"]!.GetValue<int>());
        Assert.Null(second["next"]);
        Assert.Equal(1, (await workspace.GetAsync("/Users"))["totalResults"]!.GetValue<int>());
        Assert.NotNull((await owner.GetAsync($"/runs/{run}"))["run"]!["undoneAt"]);
    }

    [Fact]
    public async Task Resources_of_own_types_are_taken_back_too()
    {
        await owner.PostAsync("/schemas", """{ "id": "urn:example:2.0:Thing", "name": "Thing", "attributes": [{ "name": "label", "required": true }, { "name": "code", "uniqueness": "server" }] }""");
        await owner.PostAsync("/resource-types", """{ "name": "Thing", "endpoint": "/Things", "schema": "urn:example:2.0:Thing" }""");
        var drill = (await workspace.PostAsync("/Things", """{ "label": "Drill", "code": "1" }"""))["id"]!.GetValue<string>();
        var saw = (await workspace.PostAsync("/Things", """{ "label": "Saw", "code": "2" }"""))["id"]!.GetValue<string>();
        NextRun();
        await workspace.DeleteAsync($"/Things/{drill}");
        await workspace.PutAsync($"/Things/{saw}", """{ "label": "Hacksaw", "code": "3" }""");
        var added = (await workspace.PostAsync("/Things", """{ "label": "Awl", "code": "1" }"""))["id"]!.GetValue<string>();

        var undone = await owner.PostAsync($"/runs/{await LastRunAsync()}/undo");

        Assert.Equal((3, 0), (undone["changed"]!.GetValue<int>(), undone["skipped"]!.GetValue<int>()));
        Assert.Equal("Drill", (await workspace.GetAsync($"/Things/{drill}"))["label"]!.GetValue<string>());
        Assert.Equal("Saw", (await workspace.GetAsync($"/Things/{saw}"))["label"]!.GetValue<string>());
        Assert.Equal(404, (await workspace.GetAsync($"/Things/{added}")).Status);
    }

    [Fact]
    public async Task A_unique_value_that_is_somebody_elses_now_keeps_its_former_holder_out_and_the_answer_says_so()
    {
        await owner.PostAsync("/schemas", """{ "id": "urn:example:2.0:Badge", "name": "Badge", "attributes": [{ "name": "number", "uniqueness": "server" }] }""");
        foreach (var type in new[] { "User", "Group" })
            await owner.PutAsync($"/resource-types/{type}", """{ "schemaExtensions": [{ "schema": "urn:example:2.0:Badge", "required": false }] }""");
        const string badge = """ "schemas": ["urn:example:2.0:Badge"], "urn:example:2.0:Badge": { "number": "7" } """;
        var team = (await workspace.PostAsync("/Groups", $$"""{ "displayName": "Team", {{badge}} }"""))["id"]!.GetValue<string>();
        var ada = await workspace.GivenUserAsync($$"""{ "userName": "ada", {{badge}} }""");
        NextRun();
        await workspace.DeleteAsync($"/Groups/{team}");
        await workspace.DeleteAsync($"/Users/{ada}");
        var run = await LastRunAsync();
        NextRun();
        await workspace.PostAsync("/Groups", $$"""{ "displayName": "Crew", {{badge}} }""");
        await workspace.GivenUserAsync($$"""{ "userName": "bob", {{badge}} }""");

        var undone = await owner.PostAsync($"/runs/{run}/undo");

        Assert.Equal((0, 2), (undone["changed"]!.GetValue<int>(), undone["skipped"]!.GetValue<int>()));
        Assert.All(undone["lines"]!.AsArray(), line => Assert.Contains("number", line!["skipped"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Equal(404, (await workspace.GetAsync($"/Groups/{team}")).Status);
        Assert.Equal(404, (await workspace.GetAsync($"/Users/{ada}")).Status);
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_and_by_connection()
    {
        await PeopleAsync(2);
        NextRun();
        await workspace.GivenUserAsync("""{ "userName": "late" }""");

        var runs = (await owner.GetAsync("/runs"))["runs"]!.AsArray();

        Assert.Equal([1, 2], runs.Select(run => (int)run!.Number("writes")));
        Assert.Equal(2, (await owner.GetAsync($"/runs?connection={runs[0]!.Number("connection")}"))["runs"]!.AsArray().Count);
        Assert.Empty((await owner.GetAsync("/runs?connection=99999"))["runs"]!.AsArray());
        Assert.Single((await owner.GetAsync($"/runs?before={runs[0]!.Number("run")}"))["runs"]!.AsArray());
        (await owner.GetAsync("/runs/99")).AssertProblem(404, "not_found");
        (await owner.PostAsync("/runs/x/undo")).AssertProblem(404, "not_found");
    }

    [Fact, Spec("R-21")]
    public async Task Only_who_manages_provisioning_undoes()
    {
        await PeopleAsync(1);
        var number = new MemberNumber((await owner.GetAsync("/members"))["members"]!.AsArray()[^1]!.Number("number"));
        var caller = workspace.Owner with { Member = number, Role = BuiltInRole.Member };
        var issued = await new IssueApiKey(server.Directories, server.Clock).PersonalAsync(caller, "key", TestContext.Current.CancellationToken);
        var member = new ApiKey(server, workspace.Id, issued.Token.Text);
        var run = await LastRunAsync();

        (await member.GetAsync("/runs")).AssertProblem(403, "forbidden");
        (await member.GetAsync($"/runs/{run}/undo")).AssertProblem(403, "forbidden");
        (await member.PostAsync($"/runs/{run}/undo")).AssertProblem(403, "forbidden");
        (await member.PostAsync("/dry-run", """{ "method": "DELETE", "path": "/Users/1" }""")).AssertProblem(403, "forbidden");
        Assert.Equal(2, (await workspace.GetAsync("/Users"))["totalResults"]!.GetValue<int>());
    }

    private async Task<IReadOnlyList<string>> PeopleAsync(int count)
    {
        var people = new List<string>();
        for (var i = 0; i < count; i++)
            people.Add(await workspace.GivenUserAsync($$"""{ "userName": "person{{i}}" }"""));
        return people;
    }

    private void NextRun() => server.Clock.Advance(Runs.Pause + TimeSpan.FromMinutes(1));

    private async Task<long> LastRunAsync() => (await owner.GetAsync("/runs"))["runs"]![0]!.Number("run");

    private Task<Answer> UserAsync(string id) => workspace.GetAsync($"/Users/{id}");

    private async Task<string> RoleAsync(string id) => (await UserAsync(id))[Urns.Role]!["role"]!.GetValue<string>();

    private Task<Answer> RenameAsync(string id, string name) =>
        workspace.PatchAsync($"/Users/{id}", $$"""{ "Operations": [{ "op": "replace", "path": "userName", "value": "{{name}}" }] }""");
}

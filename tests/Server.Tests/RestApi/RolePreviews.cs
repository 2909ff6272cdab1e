using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.RestApi;

/// <summary>Before a role is renamed or deleted, it can be seen whom that concerns and what the policies will make of it (M11).</summary>
[Spec("M11")]
public sealed class RolePreviews(RunningServer server)
{
    [Theory]
    [InlineData("documented", "2 people were last sent by the name 'Reviewer': with renamed_roles=current it means no role any more. With unknown_role=reject the next push that names it is refused with 400, unless it ends their access; their role stays as it is until the identity provider sends a known one.")]
    [InlineData("resilient", "2 people were last sent by the name 'Reviewer': with renamed_roles=alias 'Reviewer' goes on to mean this role, until another role takes the name.")]
    public async Task A_new_name_is_counted_and_explained(string preset, string sentence)
    {
        var (workspace, owner, id) = await GivenAsync(preset);

        var preview = await owner.GetAsync($"/roles/{id}/preview?name=Critic");

        Assert.Equal(
            [3, 2, 0, 1],
            new[] { "holders", "pushedByName", "pushedByFormerName", "pushedById" }.Select(name => (int)preview.Body!.Number(name)));
        Assert.Equal(
            ["Everyone who has the role keeps it under the new name.", sentence, "1 person was last sent by id: for them nothing changes."],
            preview["consequences"]!.AsArray().Select(one => one!.GetValue<string>()));
        Assert.Equal("Reviewer", (await owner.GetAsync($"/roles/{id}"))["name"]!.GetValue<string>());
        await owner.PatchAsync($"/roles/{id}", """{ "name": "Critic" }""");
        Assert.Equal(2, (await owner.GetAsync($"/roles/{id}/preview?name=Judge")).Body!.Number("pushedByFormerName"));
        Assert.Equal(200, (await workspace.GetAsync("/Users")).Status);
    }

    [Fact]
    public async Task Deleting_says_where_everyone_goes_and_what_becomes_of_the_next_push()
    {
        var (_, owner, id) = await GivenAsync("documented");

        var preview = await owner.GetAsync($"/roles/{id}/preview?moveTo=guest");

        Assert.Equal(
            "Everyone who has the role, inactive people too, gets the role guest.", preview["consequences"]![0]!.GetValue<string>());
        Assert.StartsWith("3 people were last sent by its name or id. With unknown_role=reject", preview["consequences"]![1]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("?name=Critic&moveTo=guest", 400)]
    [InlineData("?name=admin", 400)]
    [InlineData("?moveTo=owner", 400)]
    [InlineData("?moveTo=4711", 400)]
    public async Task What_could_not_be_done_is_not_previewed(string query, int status)
    {
        var (_, owner, id) = await GivenAsync("documented");

        (await owner.GetAsync($"/roles/{id}/preview{query}")).AssertProblem(status, "invalid_value");
        (await owner.GetAsync("/roles/4711/preview?name=x")).AssertProblem(404, "not_found");
    }

    private async Task<(TestWorkspace Workspace, ApiKey Owner, RoleId Role)> GivenAsync(string preset)
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.ByName[preset]);
        var id = await workspace.GivenRoleAsync("Reviewer");
        await workspace.GivenUserAsync("""{ "userName": "ada", "customRoleName": "Reviewer" }""");
        await workspace.GivenUserAsync("""{ "userName": "bob", "customRoleName": "REVIEWER", "active": false }""");
        await workspace.GivenUserAsync($$"""{ "userName": "cyd", "customRoleId": {{id}} }""");
        return (workspace, new ApiKey(server, workspace.Id, workspace.ApiKey), id);
    }
}

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_6_Delete(RunningServer server)
{
    [Fact, Spec("P-3.6-01", "P-3.2-01")]
    public async Task It_is_204_without_a_body_or_a_type()
    {
        var (workspace, id) = await GivenAdaAsync();

        var deleted = await workspace.DeleteAsync($"/Users/{id}");

        Assert.Equal((204, ""), (deleted.Status, deleted.Text));
        Assert.Null(deleted.Header("Content-Type"));
    }

    [Fact, Spec("P-3.6-02", "P-3.6-07", "P-3.6-05")]
    public async Task Afterwards_everything_on_it_is_404()
    {
        var (workspace, id) = await GivenDeletedAsync();

        (await workspace.GetAsync($"/Users/{id}")).AssertScimError(404);
        (await workspace.PutAsync($"/Users/{id}", """{ "userName": "ada" }""")).AssertScimError(404);
        (await workspace.PatchAsync($"/Users/{id}", """{ "Operations": [{ "op": "replace", "path": "active", "value": true }] }""")).AssertScimError(404);
        (await workspace.DeleteAsync($"/Users/{id}")).AssertScimError(404);
    }

    [Theory, Spec("P-3.6-03", "P-3.6-05")]
    [InlineData("userName eq \"ada\"")]
    [InlineData("externalId eq \"00u1\"")]
    [InlineData("active eq false")]
    [InlineData("not (userName eq \"owner@example.com\")")]
    [InlineData("emails.value co \"ada\"")]
    public async Task It_is_in_no_list(string filter)
    {
        var (workspace, id) = await GivenDeletedAsync();

        Assert.Equal(0, (await workspace.FindAsync(filter)).Total());
        Assert.Equal(0, (await workspace.FindAsync($"id eq \"{id}\"")).Total());
        Assert.Equal(1, (await workspace.GetAsync("/Users")).Total());
    }

    [Fact, Spec("P-3.6-04", "S-3.1-01")]
    public async Task The_same_person_comes_back_under_a_new_id_with_the_data_and_a_role_given_anew()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "role": "admin" }""");
        var number = (await workspace.StateAsync(id)).Member.Number;
        await workspace.DeleteAsync($"/Users/{id}");

        var again = await workspace.PostAsync("/Users", """{ "userName": "ADA" }""");

        Assert.Equal((201, "member"), (again.Status, again.RoleOf()));
        Assert.NotEqual(id, (string?)again["id"]);
        Assert.Equal(number, (await workspace.StateAsync((string)again["id"]!)).Member.Number);
        (await workspace.GetAsync($"/Users/{id}")).AssertScimError(404);
    }

    [Fact, Spec("P-3.3-04", "S-3.1-11", "S-3.1-12")]
    public async Task Who_comes_back_is_created_then_and_not_when_the_former_resource_was()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        var workspace = await own.GivenWorkspaceAsync();
        var former = await workspace.PostAsync("/Users", """{ "userName": "ada" }""");
        await workspace.DeleteAsync($"/Users/{former["id"]}");
        own.Clock.Advance(TimeSpan.FromHours(1));

        var again = await workspace.PostAsync("/Users", """{ "userName": "ada" }""");

        Assert.NotEqual((string?)former["meta"]!["created"], (string?)again["meta"]!["created"]);
        Assert.Equal((string?)again["meta"]!["lastModified"], (string?)again["meta"]!["created"]);
        Assert.Equal(again.Text, (await workspace.GetAsync($"/Users/{again["id"]}")).Text);
    }

    [Fact, Spec("P-3.6-04")]
    public async Task The_name_is_free_for_someone_who_has_another_name_now()
    {
        var (workspace, _) = await GivenDeletedAsync();
        await workspace.SetAsync(Domain.Workspaces.Presets.Resilient);
        var bob = await workspace.GivenUserAsync("""{ "userName": "bob" }""");

        Assert.Equal(200, (await workspace.PutAsync($"/Users/{bob}", """{ "userName": "Ada" }""")).Status);
    }

    [Fact, Spec("P-3.14-06")]
    public async Task An_old_version_is_412_and_deletes_nobody()
    {
        var (workspace, id) = await GivenAdaAsync();

        var refused = await workspace.SendAsync(
            HttpMethod.Delete, $"/Users/{id}", adjust: request => request.Headers.TryAddWithoutValidation("If-Match", "W/\"7\""));

        refused.AssertScimError(412);
        Assert.Equal(200, (await workspace.GetAsync($"/Users/{id}")).Status);
    }

    [Fact, Spec("P-3.6-02")]
    public async Task Of_many_deletions_at_once_one_wins()
    {
        var (workspace, id) = await GivenAdaAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => workspace.DeleteAsync($"/Users/{id}")));

        Assert.Single(answers, answer => answer.Status == 204);
        Assert.Equal(9, answers.Count(answer => answer.Status == 404));
    }

    private async Task<(TestWorkspace Workspace, string Id)> GivenAdaAsync()
    {
        var workspace = await server.GivenWorkspaceAsync();
        return (workspace, await workspace.GivenUserAsync("""
            { "userName": "ada", "externalId": "00u1", "emails": [{ "value": "ada@example.com" }] }
            """));
    }

    private async Task<(TestWorkspace Workspace, string Id)> GivenDeletedAsync()
    {
        var (workspace, id) = await GivenAdaAsync();
        Assert.Equal(204, (await workspace.DeleteAsync($"/Users/{id}")).Status);
        return (workspace, id);
    }
}

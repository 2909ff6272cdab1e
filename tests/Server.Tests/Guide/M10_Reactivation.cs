using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Guide;

/// <summary>M10: three ways back for an inactive person, always as the same one.</summary>
public sealed class M10_Reactivation(RunningServer server)
{
    [Theory, Spec("M10", "I-18")]
    [InlineData(OktaDialect.Patch)]
    [InlineData(OktaDialect.Put)]
    public async Task Active_true_brings_role_and_data_back_under_the_same_id(OktaDialect dialect)
    {
        var (workspace, okta, id) = await GivenInactiveAsync(dialect);

        var answer = await okta.SetActiveAsync(id, true);

        Assert.Equal((200, "Reviewer"), (answer.Status, answer.RoleOf()));
        Assert.True((bool?)answer["active"]);
        Assert.Equal(id, (string?)answer["id"]);
        Assert.Equal(answer.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
    }

    [Fact, Spec("M10")]
    public async Task An_owner_brings_the_person_back_and_the_difference_is_marked_until_Okta_agrees()
    {
        var (workspace, okta, id) = await GivenInactiveAsync(OktaDialect.Put);
        var number = (await workspace.StateAsync(id)).Member.Number;

        await new SetAccess(server.Directories, server.Clock).RunAsync(workspace.Owner, number, active: true, CancellationToken.None);

        Assert.True((bool?)(await workspace.GetAsync($"/Users/{id}"))["active"]);
        var drift = Assert.Single((await workspace.StateAsync(id)).Drift);
        Assert.Equal(("active", "false"), (drift.Attribute, drift.Sent));
        await okta.SetActiveAsync(id, true);
        Assert.Empty((await workspace.StateAsync(id)).Drift);
    }

    [Theory, Spec("M10", "I-18", "T-30")]
    [InlineData("ada@example.com", "00u-ada@example.com", "", "Reviewer")]
    [InlineData("ADA@Example.com", "00u-other", "", "Reviewer")]
    [InlineData("ada.king@example.com", "00u-ada@example.com", "", "Reviewer")]
    [InlineData("ada@example.com", "00u-ada@example.com", """, "customRoleName": "Auditor" """, "Auditor")]
    public async Task A_repeated_POST_finds_the_person_by_external_id_or_else_by_user_name(
        string userName, string externalId, string more, string role)
    {
        var (workspace, _, id) = await GivenInactiveAsync(OktaDialect.Put);

        var answer = await workspace.PostAsync("/Users", $$"""
            { "userName": "{{userName}}", "externalId": "{{externalId}}", "active": true{{more}} }
            """);

        Assert.Equal((201, role), (answer.Status, answer.RoleOf()));
        Assert.Equal(id, (string?)answer["id"]);
        Assert.True((bool?)answer["active"]);
        Assert.Equal($"{workspace.BaseUrl}/Users/{id}", answer.Header("Location"));
        Assert.Equal(2, (await workspace.GetAsync("/Users")).Total());
    }

    [Fact, Spec("M10")]
    public async Task An_external_id_that_two_former_people_share_names_neither()
    {
        var workspace = await server.GivenWorkspaceAsync();
        foreach (var name in (string[])["ada", "bob"])
            await workspace.GivenUserAsync($$"""{ "userName": "{{name}}", "externalId": "00u1" }""");
        foreach (var user in (await workspace.FindAsync("externalId eq \"00u1\""))["Resources"]!.AsArray())
            await new OktaClient(workspace, OktaDialect.Patch).SetActiveAsync((string)user!["id"]!, false);

        var answer = await workspace.PostAsync("/Users", """{ "userName": "cyd", "externalId": "00u1" }""");

        Assert.Equal(201, answer.Status);
        Assert.Equal("cyd", (string?)answer["userName"]);
        Assert.Equal(4, (await workspace.GetAsync("/Users")).Total());
    }

    [Fact, Spec("M10", "T-30")]
    public async Task A_POST_of_someone_active_is_409_and_the_search_finds_whom_to_link()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com"));

        (await workspace.PostAsync("/Users", OktaClient.NewUser("Ada@example.com"))).AssertScimError(409, "uniqueness");

        Assert.Equal(id, (string?)(await workspace.FindAsync("userName eq \"Ada@example.com\""))["Resources"]![0]!["id"]);
    }

    [Fact, Spec("M10", "T-30")]
    public async Task Under_the_plain_RFC_a_former_name_is_409_and_the_search_finds_it()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Rfc);
        var id = await workspace.GivenUserAsync("""{ "userName": "ada", "active": false }""");

        (await workspace.PostAsync("/Users", """{ "userName": "ada" }""")).AssertScimError(409, "uniqueness");

        Assert.Equal(id, (string?)(await workspace.FindAsync("userName eq \"ada\""))["Resources"]![0]!["id"]);
    }

    [Theory, Spec("M10")]
    [InlineData("PUT", """{ "userName": "ada@example.com" }""")]
    [InlineData("PUT", """{ "userName": "ada@example.com", "active": null }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "value": { "customRoleName": "Auditor" } }] }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "remove", "path": "active" }] }""")]
    public async Task Nothing_but_an_express_word_brings_anyone_back(string method, string body)
    {
        var (workspace, _, id) = await GivenInactiveAsync(OktaDialect.Put);

        var answer = await workspace.SendAsync(new HttpMethod(method), $"/Users/{id}", body);

        Assert.Equal(200, answer.Status);
        Assert.False((bool?)answer["active"]);
        Assert.False((await workspace.StateAsync(id)).Member.Active);
    }

    private async Task<(TestWorkspace Workspace, OktaClient Okta, string Id)> GivenInactiveAsync(OktaDialect dialect)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenRoleAsync("Reviewer");
        await workspace.GivenRoleAsync("Auditor");
        var okta = new OktaClient(workspace, dialect);
        var id = await okta.AssignAsync("ada@example.com", """, "customRoleName": "Reviewer" """);
        Assert.Equal(200, (await okta.SetActiveAsync(id, false)).Status);
        return (workspace, okta, id);
    }
}

using Rolecall.Server.RestApi.V2;

namespace Rolecall.Server.Tests.RestApi;

/// <summary>The answers that ClickUp's clients read. The server is one of its own, so that numbers are the same each time.</summary>
public sealed class TeamShapes : IAsyncLifetime
{
    private readonly RunningServer server = new();
    private TestWorkspace workspace = null!;
    private ApiKey owner = null!;

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        workspace = await server.GivenWorkspaceAsync();
        owner = new ApiKey(server, workspace.Id, workspace.ApiKey);
        var role = await workspace.GivenRoleAsync("Reviewer");
        await workspace.GivenUserAsync($$"""
            {
              "userName": "grace@example.com",
              "name": { "givenName": "Grace", "familyName": "Hopper" },
              "emails": [{ "value": "g.hopper@example.com", "type": "work", "primary": true }],
              "active": true,
              "customRoleId": {{role}}
            }
            """);
        await workspace.GivenUserAsync($$"""{ "userName": "gone", "active": false, "customRoleId": {{role}} }""");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory, Spec("M12"), Spec("M9")]
    [InlineData("/api/v2/team", "team-list.json")]
    [InlineData("/api/v2/team/{team}", "team.json")]
    [InlineData("/api/v2/team/{team}/user/2", "team-user.json")]
    [InlineData("/api/v2/team/{team}/customroles", "customroles.json")]
    [InlineData("/api/v2/team/{team}/customroles?include_members=false", "customroles.json")]
    [InlineData("/api/v2/team/{team}/customroles?include_members=true", "customroles-with-members.json")]
    public async Task The_shapes_are_those_that_clients_know(string path, string golden)
    {
        var answer = await owner.GetAsync(path.Replace("{team}", workspace.Id.ToString(), StringComparison.Ordinal));

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        var masked = answer.Text
            .Replace($"\"{TeamColor.Of(workspace.Id.Value)}\",\"avatar\"", "\"{color}\",\"avatar\"", StringComparison.Ordinal)
            .Replace(workspace.Id.ToString(), "{team}", StringComparison.Ordinal);
        Golden.CheckJson($"RestApi/{golden}", masked);
    }

    [Fact, Spec("M9")]
    public async Task Someone_inactive_is_not_a_user_of_the_team()
    {
        (await owner.GetAsync($"/api/v2/team/{workspace.Id}/user/3")).AssertTeamError(404, "ITEM_013");
        (await owner.GetAsync($"/api/v2/team/{workspace.Id}/user/999")).AssertTeamError(404, "ITEM_013");
        (await owner.GetAsync($"/api/v2/team/{workspace.Id}/user/x")).AssertTeamError(404, "ITEM_013");
    }

    [Fact]
    public async Task A_team_of_thousands_is_whole()
    {
        for (var i = 0; i < 600; i++)
            await workspace.GivenUserAsync($$"""{ "userName": "user{{i}}", "active": true }""");

        var answer = await owner.GetAsync($"/api/v2/team/{workspace.Id}");

        Assert.Equal(602, answer["team"]!["members"]!.AsArray().Count);
    }

    [Fact, Spec("R-20")]
    public async Task Another_team_answers_as_one_that_does_not_exist()
    {
        var other = await server.GivenWorkspaceAsync(owner: "other@example.com");

        foreach (var rest in new[] { "", "/customroles", "/user/1" })
        {
            var foreign = await owner.GetAsync($"/api/v2/team/{other.Id}{rest}");
            var unknown = await owner.GetAsync($"/api/v2/team/1{rest}");
            foreign.AssertTeamError(401, "OAUTH_027");
            Assert.Equal(unknown.Text, foreign.Text);
        }
    }

    [Fact, Spec("R-25"), Spec("I-06")]
    public async Task Without_a_key_that_works_there_is_no_answer()
    {
        foreach (var path in new[] { "/api/v2/team", $"/api/v2/team/{workspace.Id}", "/api/v2/no/such/route" })
        {
            (await With(null).GetAsync(path)).AssertTeamError(401, "OAUTH_017");
            (await With("pk_nonsense").GetAsync(path)).AssertTeamError(401, "OAUTH_025");
            (await With(workspace.ScimToken).GetAsync(path)).AssertTeamError(401, "OAUTH_025");
            (await With(workspace.OwnerLink).GetAsync(path)).AssertTeamError(401, "OAUTH_025");
        }
    }

    [Fact]
    public async Task Keys_are_read_with_and_without_a_scheme()
    {
        Assert.Equal(200, (await With(workspace.ApiKey).GetAsync("/api/v2/team")).Status);
        Assert.Equal(200, (await With($"Bearer {workspace.ApiKey}").GetAsync("/api/v2/team")).Status);
    }

    [Fact]
    public async Task What_is_wrong_with_the_request_is_said_in_the_same_shape()
    {
        (await owner.GetAsync($"/api/v2/team/{workspace.Id}/customroles?include_members=maybe")).AssertTeamError(400, "INPUT_003");
        (await owner.GetAsync("/api/v2/no/such/route")).AssertTeamError(404, "APP_001");
        (await owner.PostAsync("/api/v2/team", "{}")).AssertTeamError(405, "APP_001");
    }

    private ApiKey With(string? key) => new(server, workspace.Id, key);
}

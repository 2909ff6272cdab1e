using System.CommandLine;
using Rolecall.Domain.Clients;
using Rolecall.Server.Tests.RestApi;
using Rolecall.Simulator;

namespace Rolecall.Server.Tests.Clients;

/// <summary>Every client that can be played is recognised by what it sent, and nothing is switched by that.</summary>
[Spec("T-34")]
public sealed class Suggestions(RunningServer server)
{
    public static TheoryData<string> Clients => [.. ClientProfiles.All.Where(profile => profile.Signs.Count > 0).Select(profile => profile.Name)];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_played_client_is_recognised(string client)
    {
        var workspace = await server.GivenWorkspaceAsync();
        await PlayAsync(workspace, client);

        var suggestion = await SuggestionAsync(workspace);

        Assert.True((string?)suggestion["profile"] == client, suggestion.Text);
        Assert.NotEmpty(suggestion["because"]!.AsArray());
        Assert.Equal("generic", (string)suggestion["current"]!);
        Assert.Equal("generic", (await workspace.ConnectionAsync()).Client);
    }

    [Fact]
    public async Task Who_has_sent_nothing_yet_is_nobody_in_particular()
    {
        var suggestion = await SuggestionAsync(await server.GivenWorkspaceAsync());

        Assert.Equal(200, suggestion.Status);
        Assert.Null(suggestion["profile"]);
        Assert.Contains("0 requests", (string)suggestion["because"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_the_headers_changes_nothing()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(
            HttpMethod.Post, "/Users", """{ "userName": "a@example.com", "active": "False" }""",
            request => request.Headers.TryAddWithoutValidation("User-Agent", "rolecall check strict"));

        Assert.Equal(201, answer.Status);
        Assert.Null((await SuggestionAsync(workspace))["profile"]);
    }

    [Fact]
    public async Task There_must_be_such_a_connection()
    {
        var workspace = await server.GivenWorkspaceAsync();

        Assert.Equal(404, (await Api(workspace).GetAsync("/connections/987/client-suggestion")).Status);
        Assert.Equal(404, (await Api(workspace).GetAsync("/connections/x/client-suggestion")).Status);
    }

    private async Task<Answer> SuggestionAsync(TestWorkspace workspace)
    {
        await server.FlushAsync();
        return await Api(workspace).GetAsync($"/connections/{(await workspace.ConnectionAsync()).Id}/client-suggestion");
    }

    private ApiKey Api(TestWorkspace workspace) => new(server, workspace.Id, workspace.ApiKey);

    private async Task PlayAsync(TestWorkspace workspace, string client)
    {
        var output = new StringWriter();
        var code = await new RootCommand { SimulateCommand.Create() }
            .Parse(["simulate", client, "--base-url", $"{server.Url}{workspace.ScimPath[1..]}", "--token", workspace.ScimToken])
            .InvokeAsync(new() { Output = output }, TestContext.Current.CancellationToken);
        Assert.True(code == 0, output.ToString());
    }
}

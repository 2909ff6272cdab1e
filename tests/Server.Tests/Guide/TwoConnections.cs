using Rolecall.Domain.Connections;
using Rolecall.Domain.Credentials;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Guide;

/// <summary>Design §2 and §4.2: one enabled connection at a time, and its successor takes its people over.</summary>
public sealed class TwoConnections(RunningServer server)
{
    private static readonly SamlProvider Entra =
        new("https://sts.windows.net/1/", new Uri("https://login.example/saml2"), "redirect", ["MIIC"]);

    [Fact, Spec("R-17", "I-04")]
    public async Task A_second_connection_replaces_the_first_and_its_token()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var first = await workspace.ConnectionAsync();
        var token = await GivenSecondAsync(workspace);

        var old = await workspace.GetAsync("/Users");
        var current = await AskAsync(workspace, token, HttpMethod.Get, "/Users");
        await new EnableConnection(server.Directories).RunAsync(workspace.Owner, first.Id, CancellationToken.None);

        old.AssertScimError(401);
        Assert.Contains("'Okta' is disabled", (string?)old["detail"], StringComparison.Ordinal);
        Assert.Equal(200, current.Status);
        Assert.Equal(200, (await workspace.GetAsync("/Users")).Status);
        (await AskAsync(workspace, token, HttpMethod.Get, "/Users")).AssertScimError(401);
    }

    [Fact, Spec("R-24")]
    public async Task The_people_of_a_disabled_connection_are_adopted_with_the_first_write()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync(OktaClient.NewUser("ada@example.com", """, "role": "guest" """));
        var token = await GivenSecondAsync(workspace);
        var second = await workspace.ConnectionAsync();
        var shown = await AskAsync(workspace, token, HttpMethod.Get, $"/Users/{id}");

        var echo = await AskAsync(workspace, token, HttpMethod.Put, $"/Users/{id}", shown.Text);

        Assert.Equal((200, "guest"), (echo.Status, echo.RoleOf()));
        Assert.Equal(second.Id, (await workspace.StateAsync(id)).Member.ManagedBy);
        var audit = await workspace.Directory.ReadAuditAsync(1, 100, CancellationToken.None);
        Assert.Equal("member.adopted", audit[^1].Fact.Action);
    }

    [Fact]
    public async Task Each_connection_has_its_own_places()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync($$$"""{ "userName": "ada", "{{{Urns.Vendor}}}": { "role": "guest" } }""");
        var token = await GivenSecondAsync(workspace);

        var shown = await AskAsync(workspace, token, HttpMethod.Get, $"/Users/{id}");

        Assert.Null(shown[Urns.Vendor]);
        Assert.Equal("guest", shown.RoleOf());
    }

    [Theory, Spec("I-04", "R-24")]
    [InlineData("GET", null)]
    [InlineData("PUT", """{ "userName": "eve" }""")]
    [InlineData("PATCH", """{ "Operations": [{ "op": "replace", "path": "role", "value": "admin" }] }""")]
    [InlineData("DELETE", null)]
    public async Task The_replaced_connection_reaches_nobody_any_more_not_even_its_own(string method, string? body)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{ "userName": "ada" }""");
        var token = await GivenSecondAsync(workspace);
        var before = await AskAsync(workspace, token, HttpMethod.Get, "/Users");

        (await workspace.SendAsync(new HttpMethod(method), $"/Users/{id}", body)).AssertScimError(401);

        Assert.Equal(before.Text, (await AskAsync(workspace, token, HttpMethod.Get, "/Users")).Text);
    }

    [Fact, Spec("T-35")]
    public async Task With_overlap_two_tokens_work_while_one_replaces_the_other()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        var workspace = await own.GivenWorkspaceAsync(Presets.Resilient);
        var rotate = new RotateScimToken(own.Directories, own.Clock);

        var second = (await rotate.RunAsync(workspace.Owner, CancellationToken.None)).Issued.Token.Text;
        Assert.Equal(200, (await workspace.GetAsync("/Users")).Status);
        Assert.Equal(200, (await AskAsync(workspace, second, HttpMethod.Get, "/Users")).Status);
        own.Clock.Advance(TimeSpan.FromHours(24));

        (await workspace.GetAsync("/Users")).AssertScimError(401);
        Assert.Equal(200, (await AskAsync(workspace, second, HttpMethod.Get, "/Users")).Status);
    }

    /// <summary>As after the first sign-in through it: enabled, with a token of its own, and the one before it disabled.</summary>
    private async Task<string> GivenSecondAsync(TestWorkspace workspace)
    {
        var first = await workspace.ConnectionAsync();
        var second = await new AddConnection(server.Directories, server.Clock)
            .RunAsync(workspace.Owner, new NewConnection("Entra", Entra), CancellationToken.None);
        await workspace.PutAsync(second with { State = ConnectionState.Disabled, Proven = true });
        await new EnableConnection(server.Directories).RunAsync(workspace.Owner, second.Id, CancellationToken.None);
        Assert.NotEqual(first.Id, (await workspace.ConnectionAsync()).Id);
        return (await new RotateScimToken(server.Directories, server.Clock).RunAsync(workspace.Owner, CancellationToken.None)).Issued.Token.Text;
    }

    private static Task<Answer> AskAsync(TestWorkspace workspace, string token, HttpMethod method, string path, string? body = null) =>
        workspace.SendAsync(method, path, body, request => request.Headers.Authorization = new("Bearer", token));
}

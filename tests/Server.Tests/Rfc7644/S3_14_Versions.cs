namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_14_Versions(RunningServer server)
{
    private const string Deactivate = """{"Operations":[{"op":"replace","path":"active","value":false}]}""";

    [Theory, Spec("P-3.14-04", "P-3.14-07")]
    [InlineData("W/\"1\"", 304)]
    [InlineData("\"1\"", 304)]
    [InlineData("W/\"7\", W/\"1\"", 304)]
    [InlineData("*", 304)]
    [InlineData("W/\"2\"", 200)]
    public async Task If_None_Match_spares_a_body_that_is_known(string tag, int status)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        var answer = await SendAsync(workspace, HttpMethod.Get, id, null, "If-None-Match", tag);

        Assert.Equal(status, answer.Status);
        Assert.Equal("W/\"1\"", answer.Header("ETag"));
        Assert.Equal(status == 304, answer.Text.Length == 0);
    }

    [Theory, Spec("P-3.14-05", "P-3.14-06", "P-3.12-07")]
    [InlineData("PUT", """{"userName":"bob"}""")]
    [InlineData("PATCH", Deactivate)]
    [InlineData("DELETE", null)]
    [InlineData("GET", null)]
    public async Task A_version_that_is_gone_is_412_and_changes_nothing(string method, string? body)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");
        var before = await workspace.GetAsync($"/Users/{id}");

        (await SendAsync(workspace, new HttpMethod(method), id, body, "If-Match", "W/\"9\"")).AssertScimError(412);

        Assert.Equal(before.Text, (await workspace.GetAsync($"/Users/{id}")).Text);
    }

    [Theory, Spec("P-3.14-07", "P-3.14-02")]
    [InlineData("W/\"1\"")]
    [InlineData("\"9\", W/\"1\"")]
    [InlineData("*")]
    public async Task The_version_that_is_there_lets_the_change_through(string tag)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        var changed = await SendAsync(workspace, HttpMethod.Patch, id, Deactivate, "If-Match", tag);

        Assert.Equal(200, changed.Status);
        Assert.Equal("W/\"2\"", changed.Header("ETag"));
        Assert.Equal("W/\"2\"", changed["meta"]!["version"]!.GetValue<string>());
    }

    [Theory, Spec("P-3.14-07")]
    [InlineData("seven")]
    [InlineData("W/1")]
    [InlineData("\"1")]
    [InlineData("\"1\" \"2\"")]
    public async Task A_condition_that_cannot_be_read_is_not_taken_for_none(string tag)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        (await SendAsync(workspace, HttpMethod.Patch, id, Deactivate, "If-Match", tag)).AssertScimError(400, "invalidSyntax");
    }

    [Fact, Spec("P-3.14-08")]
    public async Task A_change_that_changes_nothing_keeps_the_version()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        var same = await workspace.PatchAsync($"/Users/{id}", """{"Operations":[{"op":"replace","path":"active","value":true}]}""");

        Assert.Equal("W/\"1\"", same.Header("ETag"));
    }

    [Fact, Spec("P-3.14-09")]
    public async Task Of_two_changes_on_one_version_one_is_412()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        var answers = await Task.WhenAll(
            SendAsync(workspace, HttpMethod.Patch, id, Deactivate, "If-Match", "W/\"1\""),
            SendAsync(workspace, HttpMethod.Patch, id, Deactivate, "If-Match", "W/\"1\""));

        Assert.Equal([200, 412], answers.Select(answer => answer.Status).Order());
    }

    [Fact, Spec("P-3.14-10")]
    public async Task If_None_Match_any_refuses_to_replace_what_exists()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");

        (await SendAsync(workspace, HttpMethod.Put, id, """{"userName":"ada"}""", "If-None-Match", "*")).AssertScimError(412);
    }

    private static Task<Answer> SendAsync(TestWorkspace workspace, HttpMethod method, string id, string? body, string header, string tag) =>
        workspace.SendAsync(method, $"/Users/{id}", body, request => request.Headers.TryAddWithoutValidation(header, tag));
}

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S6_Tenancy(RunningServer server)
{
    [Fact, Spec("P-6-01", "R-20")]
    public async Task A_token_opens_its_own_workspace_only()
    {
        var ours = await server.GivenWorkspaceAsync();
        var theirs = await server.GivenWorkspaceAsync(owner: "other@example.com");

        var answer = await ours.SendAsync(
            HttpMethod.Get, "/Users", adjust: request => request.RequestUri = new Uri($"{theirs.ScimPath}/Users", UriKind.Relative));

        answer.AssertScimError(401);
        Assert.Equal("Bearer realm=\"rolecall\", error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
    }

    [Theory, Spec("P-6-01")]
    [InlineData("/scim/0/v2/Users")]
    [InlineData("/scim/999999999/v2/Users")]
    [InlineData("/scim/99999999999999999999/v2/Users")]
    [InlineData("/scim/abc/v2/Users")]
    [InlineData("/scim/v2/Users")]
    public async Task A_workspace_that_is_not_the_tokens_is_401_whether_it_exists_or_not(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(
            HttpMethod.Get, "", adjust: request => request.RequestUri = new Uri(path, UriKind.Relative));

        answer.AssertScimError(401);
    }

    [Theory, Spec("P-6-02", "P-2-09", "R-20")]
    [InlineData("GET", null)]
    [InlineData("PUT", """{"userName":"eve"}""")]
    [InlineData("PATCH", """{"Operations":[{"op":"replace","path":"active","value":false}]}""")]
    [InlineData("DELETE", null)]
    public async Task Anothers_id_is_answered_exactly_as_an_unknown_one(string method, string? body)
    {
        var ours = await server.GivenWorkspaceAsync();
        var theirs = await server.GivenWorkspaceAsync(owner: "other@example.com");
        var id = await theirs.GivenUserAsync("""{"userName":"ada"}""");

        var foreign = await ours.SendAsync(new HttpMethod(method), $"/Users/{id}", body);
        var unknown = await ours.SendAsync(new HttpMethod(method), "/Users/0198f0a0-0000-7000-8000-000000000000", body);

        foreign.AssertScimError(404);
        Assert.Equal(unknown.Text, foreign.Text);
        Assert.True((await theirs.GetAsync($"/Users/{id}"))["active"]!.GetValue<bool>());
    }

    [Fact, Spec("P-6-04", "P-6-05", "P-6-07")]
    public async Task Names_and_external_ids_are_each_workspaces_own()
    {
        var ours = await server.GivenWorkspaceAsync();
        var theirs = await server.GivenWorkspaceAsync(owner: "other@example.com");
        const string Ada = """{"userName":"ada","externalId":"00u1"}""";

        Assert.Equal(201, (await ours.PostAsync("/Users", Ada)).Status);
        Assert.Equal(201, (await theirs.PostAsync("/Users", Ada)).Status);

        var list = await ours.GetAsync("/Users?filter=externalId%20eq%20%2200u1%22");
        Assert.Equal(1, list["totalResults"]!.GetValue<int>());
    }

    [Fact, Spec("R-08")]
    public async Task Locations_do_not_follow_the_Host_header()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(HttpMethod.Get, "/Users", adjust: request =>
        {
            request.Headers.Host = "evil.example";
            request.Headers.TryAddWithoutValidation("X-Forwarded-Host", "evil.example");
        });

        Assert.Equal(200, answer.Status);
        Assert.DoesNotContain("evil", answer.Text, StringComparison.Ordinal);
    }
}

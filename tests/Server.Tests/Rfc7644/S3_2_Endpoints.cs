namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_2_Endpoints(RunningServer server)
{
    private const string Somebody = "/Users/0198f0a0-0000-7000-8000-000000000000";

    [Theory, Spec("P-3.2-01", "P-3.2-02")]
    [InlineData("/Users", "userName")]
    [InlineData("/Groups", "displayName")]
    public async Task A_resource_is_made_read_replaced_changed_listed_and_deleted(string endpoint, string name)
    {
        var workspace = await server.GivenWorkspaceAsync(Domain.Workspaces.Presets.Rfc);

        var posted = await workspace.PostAsync(endpoint, $$"""{ "{{name}}": "first" }""");
        var path = $"{endpoint}/{posted["id"]}";
        var put = await workspace.PutAsync(path, $$"""{ "{{name}}": "second" }""");
        var patched = await workspace.PatchAsync(path, $$"""{ "Operations": [{ "op": "replace", "path": "{{name}}", "value": "third" }] }""");
        var read = await workspace.GetAsync(path);
        var listed = await workspace.GetAsync($"{endpoint}?filter={name}%20eq%20%22third%22");
        var deleted = await workspace.DeleteAsync(path);

        Assert.Equal([201, 200, 200, 200, 200, 204], new[] { posted, put, patched, read, listed, deleted }.Select(answer => answer.Status));
        Assert.Equal(["first", "second", "third", "third"], new[] { posted, put, patched, read }.Select(answer => (string?)answer[name]));
        Assert.Equal((string?)posted["id"], (string?)Assert.Single(listed["Resources"]!.AsArray())!["id"]);
        (await workspace.GetAsync(path)).AssertScimError(404);
    }

    [Theory, Spec("P-3.2-06", "P-3.3-12")]
    [InlineData("PUT", "/Users", "GET, HEAD, POST")]
    [InlineData("PATCH", "/Users", "GET, HEAD, POST")]
    [InlineData("DELETE", "/Users", "GET, HEAD, POST")]
    [InlineData("POST", Somebody, "DELETE, GET, HEAD, PATCH, PUT")]
    [InlineData("OPTIONS", "/Users", "GET, HEAD, POST")]
    public async Task A_method_that_is_not_there_is_405_with_those_that_are(string method, string path, string allowed)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(new HttpMethod(method), path, method == "OPTIONS" ? null : "{}");

        answer.AssertScimError(405);
        Assert.Equal(allowed, string.Join(", ", answer.Header("Allow")!.Split(", ").Order(StringComparer.Ordinal)));
    }

    [Theory, Spec("P-3.2-07")]
    [InlineData("/Foo")]
    [InlineData("/Users/a/b")]
    [InlineData("/users.json")]
    public async Task An_unknown_endpoint_is_404_with_a_SCIM_body(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync(path)).AssertScimError(404);
    }

    [Fact, Spec("P-3.2-02")]
    public async Task Groups_are_listed_also_when_there_are_none()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var list = await workspace.GetAsync("/Groups?startIndex=1&count=10");

        Assert.Equal(200, list.Status);
        Assert.Equal(0, list["totalResults"]!.GetValue<int>());
        Assert.Empty(list["Resources"]!.AsArray());
        (await workspace.GetAsync("/Groups/0198f0a0-0000-7000-8000-000000000000")).AssertScimError(404);
    }

    [Theory, Spec("P-3.2-09")]
    [InlineData("/Users")]
    [InlineData("/ServiceProviderConfig")]
    [InlineData("/Nothing")]
    public async Task HEAD_mirrors_GET_without_the_body(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var get = await workspace.GetAsync(path);
        var head = await workspace.SendAsync(HttpMethod.Head, path);

        Assert.Equal(get.Status, head.Status);
        Assert.Equal("", head.Text);
        Assert.Equal(get.Header("Content-Length"), head.Header("Content-Length"));
        Assert.Equal(get.Header("Content-Type"), head.Header("Content-Type"));
    }

    [Theory, Spec("T-19", "P-1.3-01", "P-3.13-01", "P-3.13-02")]
    [InlineData("/scim/{0}/v2/Users")]
    [InlineData("/scim/{0}/v2/Users/")]
    [InlineData("/scim/{0}/v2//Users")]
    [InlineData("//scim//{0}/v2/Users//")]
    [InlineData("/scim/{0}/Users")]
    [InlineData("/scim/{0}/V2/users")]
    [InlineData("/SCIM/{0}/v2/Users")]
    [InlineData("/scim/{0}/v2/Users?foo=bar&foo=baz&=")]
    public async Task The_base_URL_is_found_however_it_was_typed(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, server.Url.GetLeftPart(UriPartial.Authority) + string.Format(null, path, workspace.Id));
        request.Headers.TryAddWithoutValidation("Authorization", workspace.ScimToken);

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(1, (await Answer.OfAsync(response))["totalResults"]!.GetValue<int>());
    }

    [Theory, Spec("R-19")]
    [InlineData("//scim/{0}/v2/Users")]
    [InlineData("/SCIM/{0}/v2/Users")]
    [InlineData("/%73cim/{0}/v2/Users")]
    [InlineData("/x/../scim/{0}/Users")]
    public async Task No_spelling_of_the_path_goes_round_the_gate(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var raw = await RawHttpClient.SendAsync(
            server.Url, $"GET {string.Format(null, path, workspace.Id)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 401 ", raw, StringComparison.Ordinal);
    }

    [Theory, Spec("P-3.12-18")]
    [InlineData("v99")]
    [InlineData("v1")]
    [InlineData("v2.1")]
    public async Task Another_version_of_the_protocol_is_refused_by_name(string version)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync($"/../{version}/Users")).AssertScimError(400, "invalidVers");
    }
}

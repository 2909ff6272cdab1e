using System.Text.Json.Nodes;

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S4_Discovery(RunningServer server)
{
    private const string RoleUrn = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

    [Fact, Spec("P-4-01", "P-4-10", "P-3.2-03")]
    public async Task The_configuration_is_one_resource_and_says_what_the_server_does()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var config = await workspace.GetAsync("/ServiceProviderConfig");

        Assert.Equal(200, config.Status);
        Assert.Equal("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig", config["schemas"]![0]!.GetValue<string>());
        Assert.True(config["patch"]!["supported"]!.GetValue<bool>());
        Assert.Equal("""{"supported":true,"maxOperations":1000,"maxPayloadSize":1000000}""", config["bulk"]!.ToJsonString());
        Assert.Equal("""{"supported":true,"maxResults":1000}""", config["filter"]!.ToJsonString());
        Assert.False(config["changePassword"]!["supported"]!.GetValue<bool>());
        Assert.True(config["sort"]!["supported"]!.GetValue<bool>());
        Assert.True(config["etag"]!["supported"]!.GetValue<bool>());
        Assert.Equal(
            """{"cursor":true,"index":true,"defaultPaginationMethod":"index","defaultPageSize":100,"maxPageSize":1000,"cursorTimeout":3600}""",
            config["pagination"]!.ToJsonString());
        Assert.Equal("oauthbearertoken", config["authenticationSchemes"]![0]!["type"]!.GetValue<string>());
        Assert.Equal($"{workspace.BaseUrl}/ServiceProviderConfig", config["meta"]!["location"]!.GetValue<string>());
    }

    [Theory, Spec("P-4-02", "P-4-05", "P-3.2-03")]
    [InlineData("/Schemas", 7)]
    [InlineData("/ResourceTypes", 2)]
    [InlineData("/Schemas?startIndex=2&count=1&sortBy=name&attributes=id", 7)]
    public async Task Lists_are_whole_whatever_the_query_says(string path, int expected)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var list = await workspace.GetAsync(path);

        Assert.Equal(200, list.Status);
        Assert.Equal(expected, list["totalResults"]!.GetValue<int>());
        Assert.Equal(expected, list["Resources"]!.AsArray().Count);
        Assert.All(list["Resources"]!.AsArray(), resource => Assert.NotNull(resource!["meta"]!["location"]));
    }

    [Theory, Spec("P-4-03", "P-4-09")]
    [InlineData("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:core:2.0:User")]
    [InlineData("/Schemas/urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3AUser", "urn:ietf:params:scim:schemas:core:2.0:User")]
    [InlineData("/Schemas/URN:IETF:params:scim:schemas:extension:Rolecall:2.0:user", RoleUrn)]
    [InlineData("/Schemas/urn:ietf:params:scim:schemas:core:2.0:Schema", "urn:ietf:params:scim:schemas:core:2.0:Schema")]
    [InlineData("/ResourceTypes/User", "User")]
    [InlineData("/ResourceTypes/user", "User")]
    public async Task Each_can_be_read_alone_by_any_spelling_of_its_name(string path, string id)
    {
        var workspace = await server.GivenWorkspaceAsync();

        var one = await workspace.GetAsync(path);

        Assert.Equal(200, one.Status);
        Assert.Equal(id, one["id"]!.GetValue<string>());
    }

    [Fact, Spec("P-4-10")]
    public async Task Every_location_can_be_followed()
    {
        var workspace = await server.GivenWorkspaceAsync();
        JsonNode?[] resources =
        [
            (await workspace.GetAsync("/ServiceProviderConfig")).Body,
            .. (await workspace.GetAsync("/Schemas"))["Resources"]!.AsArray(),
            .. (await workspace.GetAsync("/ResourceTypes"))["Resources"]!.AsArray(),
        ];

        foreach (var resource in resources)
        {
            var location = resource!["meta"]!["location"]!.GetValue<string>();
            var followed = await workspace.GetAsync(location[workspace.BaseUrl.Length..]);
            Assert.Equal(resource.ToJsonString(), followed.Body!.ToJsonString());
        }
    }

    [Theory, Spec("P-4-04")]
    [InlineData("/Schemas/urn:x")]
    [InlineData("/ResourceTypes/Device")]
    public async Task Unknown_ones_are_404(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync(path)).AssertScimError(404);
    }

    [Theory, Spec("P-4-06")]
    [InlineData("/Schemas")]
    [InlineData("/ResourceTypes")]
    [InlineData("/ServiceProviderConfig")]
    public async Task A_filter_is_403(string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync(path + "?filter=id%20pr")).AssertScimError(403);
    }

    [Theory, Spec("P-4-07")]
    [InlineData("POST", "/Schemas")]
    [InlineData("PUT", "/ServiceProviderConfig")]
    [InlineData("PATCH", "/ResourceTypes/User")]
    [InlineData("DELETE", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User")]
    public async Task Writing_is_405(string method, string path)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.SendAsync(new HttpMethod(method), path, "{}")).AssertScimError(405);
    }

    [Fact, Spec("P-4-08")]
    public async Task Discovery_needs_a_token_too()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(HttpMethod.Get, "/Schemas", adjust: request => request.Headers.Authorization = null);

        answer.AssertScimError(401);
    }
}

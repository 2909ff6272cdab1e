namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_4_3_Search(RunningServer server)
{
    private const string Schema = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    [Theory, Spec("P-3.4.3-01", "P-3.4.3-03", "P-3.2-05")]
    [InlineData(
        "filter=userName%20sw%20%22user%22&sortBy=userName&sortOrder=descending&startIndex=2&count=2&attributes=userName,meta.created",
        """
        ,"filter":"userName sw \"user\"","sortBy":"userName","sortOrder":"descending","startIndex":2,"count":2,
        "attributes":["userName","meta.created"]
        """)]
    [InlineData("excludedAttributes=name,emails", ""","excludedAttributes":["name","emails"]""")]
    [InlineData("count=0", ""","count":0""")]
    [InlineData("", "")]
    public async Task The_same_is_found_as_by_GET(string query, string rest)
    {
        var workspace = await GivenUsersAsync();

        var posted = await workspace.PostAsync("/Users/.search", $$"""{"schemas":["{{Schema}}"]{{rest}}}""");

        Assert.Equal(200, posted.Status);
        Assert.Equal((await workspace.GetAsync("/Users?" + query)).Text, posted.Text);
        Assert.Equal(4, (await workspace.GetAsync("/Users?count=0"))["totalResults"]!.GetValue<int>());
    }

    [Theory, Spec("P-3.4.3-02", "P-3.4.3-06")]
    [InlineData("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"]}""", "invalidSyntax")]
    [InlineData("""{"filter":7}""", "invalidSyntax")]
    [InlineData("""{"filter":""", "invalidSyntax")]
    [InlineData("[]", "invalidSyntax")]
    [InlineData("", "invalidSyntax")]
    [InlineData("""{"filter":"x"}""", "invalidFilter")]
    [InlineData("""{"sortBy":"shoeSize"}""", "invalidValue")]
    [InlineData("""{"count":1.5}""", "invalidValue")]
    public async Task What_is_wrong_is_said(string body, string scimType)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users/.search", body)).AssertScimError(400, scimType);
        (await workspace.PostAsync("/.search", body)).AssertScimError(400, scimType);
    }

    [Fact, Spec("P-3.4.3-05", "P-3.4.3-02")]
    public async Task Attributes_as_text_and_no_schemas_are_tolerated()
    {
        var workspace = await GivenUsersAsync();

        var list = await workspace.PostAsync("/Users/.search", """{"attributes":"userName,title","count":1}""");

        Assert.Equal(200, list.Status);
        Assert.Null(list["Resources"]![0]!["emails"]);
        Assert.NotNull(list["Resources"]![0]!["userName"]);
    }

    [Theory, Spec("P-3.4.3-04", "P-3.4.2.1-01", "P-3.4.2.1-02", "P-3.4.2-07")]
    [InlineData("userName pr", "User User User User")]
    [InlineData("userName eq \"user1\"", "User")]
    [InlineData("shoeSize pr", "")]
    [InlineData("meta.resourceType eq \"User\" and shoeSize eq null", "User User User User")]
    public async Task At_the_root_every_type_is_asked_what_it_has(string filter, string types)
    {
        var workspace = await GivenUsersAsync();

        var got = await workspace.GetAsync("/?filter=" + Uri.EscapeDataString(filter));
        var posted = await workspace.PostAsync("/.search", $$"""{"filter":{{System.Text.Json.JsonSerializer.Serialize(filter)}}}""");

        Assert.Equal(200, got.Status);
        Assert.Equal(got.Text, posted.Text);
        Assert.Equal(types, string.Join(' ', got["Resources"]!.AsArray().Select(one => one!["meta"]!["resourceType"]!.GetValue<string>())));
    }

    [Fact, Spec("P-3.4.2.1-03")]
    public async Task An_unfiltered_root_query_has_pages_like_any_other()
    {
        var workspace = await GivenUsersAsync();

        var list = await workspace.GetAsync("/?startIndex=2&count=2");

        Assert.Equal(4, list["totalResults"]!.GetValue<int>());
        Assert.Equal(2, list["itemsPerPage"]!.GetValue<int>());
        Assert.Equal(["user0", "user1"], list["Resources"]!.AsArray().Select(user => user!["userName"]!.GetValue<string>()));
    }

    [Fact, Spec("P-7.5.2-02")]
    public async Task A_posted_filter_on_the_password_is_kept_nowhere()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users/.search", """{"filter":"password eq \"canary-93\""}""")).AssertScimError(403, "sensitive");

        var line = Assert.Single(await workspace.LogAsync());
        Assert.Equal("""{"filter":"***"}""", line.Exchange.Request);
        Assert.DoesNotContain("canary-93", line.Exchange + server.Log.Text, StringComparison.Ordinal);
    }

    private async Task<TestWorkspace> GivenUsersAsync()
    {
        var workspace = await server.GivenWorkspaceAsync();
        for (var i = 0; i < 3; i++)
            await workspace.GivenUserAsync($$"""{"userName":"user{{i}}","title":"T{{i}}"}""");
        return workspace;
    }
}

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_4_2_List(RunningServer server)
{
    [Fact, Spec("P-3.4.2-01", "P-3.4.2-08", "T-17")]
    public async Task Oktas_connection_test_finds_the_owner()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var list = await workspace.GetAsync("/Users?startIndex=1&count=2");

        Assert.Equal(200, list.Status);
        Assert.Equal("urn:ietf:params:scim:api:messages:2.0:ListResponse", list["schemas"]![0]!.GetValue<string>());
        Assert.Equal(1, list["totalResults"]!.GetValue<int>());
        Assert.Equal(1, list["startIndex"]!.GetValue<int>());
        Assert.Equal(1, list["itemsPerPage"]!.GetValue<int>());
        Assert.Equal("owner@example.com", list["Resources"]![0]!["userName"]!.GetValue<string>());
    }

    [Theory, Spec("P-3.4.2-02", "P-3.4.2-05", "P-3.4.2-06", "P-3.4.2.4-01", "P-3.4.2.4-02", "P-3.4.2.4-03", "P-3.4.2.4-04", "P-3.4.2.4-07", "P-3.4.2.4-09")]
    [InlineData("", 1, 6)]
    [InlineData("?count=2", 1, 2)]
    [InlineData("?startIndex=5&count=10", 5, 2)]
    [InlineData("?startIndex=0&count=3", 1, 3)]
    [InlineData("?startIndex=-5", 1, 6)]
    [InlineData("?count=0", 1, 0)]
    [InlineData("?count=-1", 1, 0)]
    [InlineData("?startIndex=999999", 999999, 0)]
    [InlineData("?count=100000", 1, 6)]
    public async Task A_page_says_where_it_is_how_long_and_of_how_many(string query, int startIndex, int items)
    {
        var workspace = await GivenFiveUsersAsync();

        var list = await workspace.GetAsync("/Users" + query);

        Assert.Equal(6, list["totalResults"]!.GetValue<int>());
        Assert.Equal(startIndex, list["startIndex"]!.GetValue<int>());
        Assert.Equal(items, list["itemsPerPage"]!.GetValue<int>());
        Assert.Equal(items, list["Resources"]!.AsArray().Count);
    }

    [Fact, Spec("P-3.4.2.4-10", "P-3.4.2.4-05")]
    public async Task Pages_together_are_everyone_once()
    {
        var workspace = await GivenFiveUsersAsync();
        var seen = new List<string>();

        for (var start = 1; start <= 6; start += 2)
        {
            var page = await workspace.GetAsync($"/Users?startIndex={start}&count=2");
            seen.AddRange(page["Resources"]!.AsArray().Select(user => user!["userName"]!.GetValue<string>()));
        }

        Assert.Equal(["owner@example.com", "user0", "user1", "user2", "user3", "user4"], seen);
    }

    [Theory, Spec("P-3.4.2.4-08")]
    [InlineData("startIndex=abc")]
    [InlineData("count=1.5")]
    [InlineData("count=")]
    public async Task A_page_that_is_no_number_is_an_invalid_value(string query)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync("/Users?" + query)).AssertScimError(400, "invalidValue");
    }

    [Theory, Spec("P-3.4.2-04", "T-16", "T-21")]
    [InlineData("userName%20eq%20%22user3%22", 1)]
    [InlineData("userName+eq+%22USER3%22", 1)]
    [InlineData("userName%20eq%20%22nobody%22", 0)]
    [InlineData("active%20eq%20true", 6)]
    [InlineData("userName%20sw%20%22user%22%20and%20not%20(userName%20eq%20%22user1%22)", 4)]
    public async Task A_filter_selects(string filter, int expected)
    {
        var workspace = await GivenFiveUsersAsync();

        var list = await workspace.GetAsync($"/Users?filter={filter}");

        Assert.Equal(200, list.Status);
        Assert.Equal(expected, list["totalResults"]!.GetValue<int>());
        Assert.Equal(expected, list["Resources"]!.AsArray().Count);
    }

    [Theory, Spec("P-3.12-10")]
    [InlineData("userName")]
    [InlineData("userName%20eq")]
    [InlineData("shoeSize%20eq%207")]
    [InlineData("")]
    public async Task A_filter_that_is_none_is_refused(string filter)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync($"/Users?filter={filter}")).AssertScimError(400, "invalidFilter");
    }

    [Fact, Spec("P-7.5.2-01", "P-3.12-19", "P-7.5.2-02")]
    public async Task A_filter_on_the_password_is_sensitive_and_its_value_kept_nowhere()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync("/Users?filter=password%20eq%20%22canary-91%22")).AssertScimError(403, "sensitive");

        var line = Assert.Single(await workspace.LogAsync());
        Assert.Equal("/Users?***", line.Exchange.Path);
        Assert.DoesNotContain("canary-91", line.Exchange + server.Log.Text, StringComparison.Ordinal);
    }

    private async Task<TestWorkspace> GivenFiveUsersAsync()
    {
        var workspace = await server.GivenWorkspaceAsync();
        for (var i = 0; i < 5; i++)
            await workspace.GivenUserAsync($$"""{"userName":"user{{i}}"}""");
        return workspace;
    }
}

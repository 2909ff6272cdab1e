namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_4_2_3_Sorting(RunningServer server)
{
    [Theory, Spec("P-3.4.2.3-01", "P-3.4.2.3-02", "P-3.4.2.3-03", "P-3.4.2.3-04", "P-3.4.2.3-05", "P-3.4.2.3-08")]
    [InlineData("sortBy=userName", "ada bob Cy owner@example.com")]
    [InlineData("sortBy=userName&sortOrder=ascending", "ada bob Cy owner@example.com")]
    [InlineData("sortBy=userName&sortOrder=descending", "owner@example.com Cy bob ada")]
    [InlineData("sortBy=title", "bob Cy ada owner@example.com")]
    [InlineData("sortBy=title&sortOrder=descending", "owner@example.com ada Cy bob")]
    [InlineData("sortBy=externalId", "Cy ada bob owner@example.com")]
    [InlineData("sortBy=name.familyName&filter=name.familyName%20pr%20and%20not%20(userName%20sw%20%22owner%22)", "ada bob")]
    [InlineData("sortBy=phoneNumbers.value&filter=phoneNumbers%20pr", "bob Cy ada")]
    [InlineData("sortBy=meta.created&sortOrder=descending&count=1", "owner@example.com")]
    [InlineData("sortBy=userName&startIndex=2&count=2", "bob Cy")]
    public async Task Users_come_in_the_order_asked_for(string query, string expected)
    {
        var workspace = await GivenUsersAsync();

        var list = await workspace.GetAsync("/Users?" + query);

        Assert.Equal(200, list.Status);
        Assert.Equal(expected, string.Join(' ', Names(list)));
    }

    [Theory, Spec("P-3.4.2.3-06")]
    [InlineData("sortBy=shoeSize")]
    [InlineData("sortBy=name")]
    [InlineData("sortBy=password")]
    [InlineData("sortBy=userName&sortOrder=up")]
    [InlineData("sortOrder=up")]
    public async Task What_is_no_order_is_an_invalid_value(string query)
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync("/Users?" + query)).AssertScimError(400, "invalidValue");
    }

    [Theory, Spec("P-3.4.2.3-07", "P-3.4.2.4-10")]
    [InlineData("ascending")]
    [InlineData("descending")]
    public async Task Equals_keep_the_order_of_their_creation_from_page_to_page(string order)
    {
        var workspace = await server.GivenWorkspaceAsync();
        for (var i = 0; i < 5; i++)
            await workspace.GivenUserAsync($$"""{"userName":"user{{i}}","title":"Same"}""");

        var seen = new List<string>();
        for (var start = 1; start <= 5; start += 2)
        {
            seen.AddRange(Names(await workspace.GetAsync(
                $"/Users?filter=title%20pr&sortBy=title&sortOrder={order}&startIndex={start}&count=2")));
        }

        Assert.Equal(["user0", "user1", "user2", "user3", "user4"], seen);
    }

    private static IEnumerable<string> Names(Answer list) =>
        list["Resources"]!.AsArray().Select(user => user!["userName"]!.GetValue<string>());

    private async Task<TestWorkspace> GivenUsersAsync()
    {
        var workspace = await server.GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""
            {
              "userName": "bob", "externalId": "b", "title": "Auditor", "name": { "familyName": "lovelace" },
              "phoneNumbers": [{ "value": "1" }, { "value": "9" }]
            }
            """);
        await workspace.GivenUserAsync("""
            {
              "userName": "ada", "externalId": "a", "title": "clerk", "name": { "familyName": "HOPPER" },
              "phoneNumbers": [{ "value": "0" }, { "value": "5", "primary": true }]
            }
            """);
        await workspace.GivenUserAsync("""{ "userName": "Cy", "externalId": "C", "title": "Boss", "phoneNumbers": [{ "value": "3" }] }""");
        return workspace;
    }
}

using System.Text.RegularExpressions;

namespace Rolecall.Server.Tests.Rfc9865;

public sealed partial class S2_Walks(RunningServer server)
{
    [Theory, Spec("C-2-01", "C-2-02", "C-2-03", "C-2-04", "C-2-07", "C-2-08", "C-2.2-01", "C-3-01")]
    [InlineData("count=2", "owner@example.com user0 user1 user2 user3")]
    [InlineData("count=2&sortBy=userName&sortOrder=descending", "user3 user2 user1 user0 owner@example.com")]
    [InlineData("count=2&filter=userName%20sw%20%22user%22&sortBy=title", "user3 user1 user2 user0")]
    [InlineData("count=5", "owner@example.com user0 user1 user2 user3")]
    [InlineData("count=1&sortBy=title&sortOrder=descending", "owner@example.com user0 user2 user1 user3")]
    public async Task Every_page_but_the_last_leads_to_the_next(string query, string expected)
    {
        var workspace = await GivenUsersAsync();
        var total = expected.Split(' ').Length;

        var seen = new List<string>();
        var next = "";
        do
        {
            var page = await workspace.GetAsync($"/Users?{query}&cursor={next}");
            Assert.Equal(200, page.Status);
            Assert.Equal(total, page["totalResults"]!.GetValue<int>());
            Assert.Null(page["startIndex"]);
            Assert.Null(page["previousCursor"]);
            var names = page["Resources"]!.AsArray().Select(user => user!["userName"]!.GetValue<string>()).ToArray();
            Assert.Equal(names.Length, page["itemsPerPage"]!.GetValue<int>());
            seen.AddRange(names);
            next = page["nextCursor"]?.GetValue<string>();
            Assert.Equal(seen.Count == total, next is null);
            Assert.Matches(Unreserved(), next ?? "none");
        }
        while (next is not null);

        Assert.Equal(expected, string.Join(' ', seen));
    }

    [Theory, Spec("C-2-05")]
    [InlineData("0")]
    [InlineData("-3")]
    public async Task A_count_of_none_is_the_total_alone(string count)
    {
        var workspace = await GivenUsersAsync();

        var page = await workspace.GetAsync($"/Users?cursor&count={count}");

        Assert.Equal(5, page["totalResults"]!.GetValue<int>());
        Assert.Empty(page["Resources"]!.AsArray());
        Assert.Null(page["nextCursor"]);
    }

    [Fact, Spec("C-2.4-01", "C-2.4-02", "C-2.3-01", "C-4-01")]
    public async Task Who_names_no_way_of_paging_gets_the_index()
    {
        var workspace = await GivenUsersAsync();

        var page = await workspace.GetAsync("/Users?count=2");

        Assert.Equal(1, page["startIndex"]!.GetValue<int>());
        Assert.Null(page["nextCursor"]);
        Assert.Equal("index", (await workspace.GetAsync("/ServiceProviderConfig"))["pagination"]!["defaultPaginationMethod"]!.GetValue<string>());
    }

    [Fact, Spec("C-3-01")]
    public async Task A_walk_may_be_posted_and_go_on_by_GET()
    {
        var workspace = await GivenUsersAsync();

        var first = await workspace.PostAsync("/Users/.search", """{"cursor":"","count":3}""");
        var next = first["nextCursor"]!.GetValue<string>();
        var posted = await workspace.PostAsync("/Users/.search", $$"""{"cursor":"{{next}}","count":3}""");
        var got = await workspace.GetAsync($"/Users?cursor={next}&count=3");

        Assert.Equal(2, posted["itemsPerPage"]!.GetValue<int>());
        Assert.Equal(posted.Text, got.Text);
    }

    [Fact, Spec("C-5-07")]
    public async Task Who_stays_is_met_once_whoever_comes_and_goes()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ids = new List<string>();
        for (var i = 0; i < 8; i++)
            ids.Add(await workspace.GivenUserAsync($$"""{"userName":"user{{i}}"}"""));

        var first = await workspace.GetAsync("/Users?cursor&count=4&sortBy=userName");
        await workspace.DeleteAsync("/Users/" + ids[2]);
        await workspace.DeleteAsync("/Users/" + ids[5]);
        await workspace.GivenUserAsync("""{"userName":"a"}""");
        await workspace.GivenUserAsync("""{"userName":"user55"}""");
        var second = await workspace.GetAsync($"/Users?cursor={first["nextCursor"]}&count=4&sortBy=userName");

        Assert.Equal(
            ["user3", "user4", "user55", "user6"],
            second["Resources"]!.AsArray().Select(user => user!["userName"]!.GetValue<string>()));
    }

    private async Task<TestWorkspace> GivenUsersAsync()
    {
        var workspace = await server.GivenWorkspaceAsync();
        string[] titles = ["null", "\"b\"", "\"C\"", "\"a\""];
        foreach (var (i, title) in titles.Index())
            await workspace.GivenUserAsync($$"""{"userName":"user{{i}}","title":{{title}}}""");
        return workspace;
    }

    [GeneratedRegex("^[A-Za-z0-9._~-]+$", RegexOptions.None, 1000)]
    private static partial Regex Unreserved();
}

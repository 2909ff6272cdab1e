namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_4_2_1_Root(RunningServer server)
{
    [Theory, Spec("P-3.4.2.1-01", "P-3.4.2.1-02", "P-3.4.3-04")]
    [InlineData("", "User:owner@example.com User:ada User:bob Group:sales Group:legal")]
    [InlineData("filter=userName%20pr", "User:owner@example.com User:ada User:bob")]
    [InlineData("filter=displayName%20eq%20%22SALES%22", "Group:sales")]
    [InlineData("filter=userName%20eq%20%22ada%22%20or%20members%20pr", "User:ada Group:sales")]
    [InlineData("filter=not%20(userName%20pr)", "Group:sales Group:legal")]
    [InlineData("sortBy=userName", "User:ada User:bob User:owner@example.com Group:sales Group:legal")]
    [InlineData("sortBy=meta.created&sortOrder=descending&filter=meta.resourceType%20eq%20%22Group%22", "Group:sales Group:legal")]
    [InlineData("filter=userName%20eq%20%22ada%22%20or%20displayName%20pr%20and%20userName%20eq%20null&sortBy=displayName", "User:ada Group:legal Group:sales")]
    public async Task Users_come_first_then_groups_each_as_the_query_finds_them(string query, string expected)
    {
        var workspace = await GivenBothAsync();

        var list = await workspace.GetAsync("/?" + query);

        Assert.Equal(200, list.Status);
        Assert.Equal(expected, string.Join(' ', Names(list)));
        Assert.Equal(expected.Split(' ').Length, list["totalResults"]!.GetValue<int>());
    }

    [Theory, Spec("P-3.4.2.1-03", "P-3.4.2.4-10")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Pages_go_on_from_one_type_to_the_next(int count)
    {
        var workspace = await GivenBothAsync();
        var whole = Names(await workspace.GetAsync("/")).ToArray();

        var byIndex = new List<string>();
        for (var start = 1; start <= 5; start += count)
            byIndex.AddRange(Names(await workspace.GetAsync($"/?startIndex={start}&count={count}")));

        var byCursor = new List<string>();
        var next = "";
        while (next is not null)
        {
            var page = await workspace.GetAsync($"/?cursor={next}&count={count}");
            Assert.Equal(5, page["totalResults"]!.GetValue<int>());
            byCursor.AddRange(Names(page));
            next = page["nextCursor"]?.GetValue<string>();
            Assert.Equal(byCursor.Count == 5, next is null);
        }

        Assert.Equal(whole, byIndex);
        Assert.Equal(whole, byCursor);
    }

    [Theory, Spec("P-3.4.2.3-01", "P-3.4.2.3-05", "C-2.2-01", "P-3.4.3-03")]
    [InlineData("displayName", "ascending", "Group:legal Group:sales")]
    [InlineData("displayName", "descending", "Group:sales Group:legal")]
    [InlineData("externalId", "ascending", "Group:legal Group:sales")]
    [InlineData("externalId", "descending", "Group:sales Group:legal")]
    [InlineData("members.display", "ascending", "Group:sales Group:legal")]
    [InlineData("members", "descending", "Group:legal Group:sales")]
    [InlineData("meta.created", "ascending", "Group:sales Group:legal")]
    public async Task Groups_alone_are_sorted_and_walked_too(string sortBy, string order, string expected)
    {
        var workspace = await GivenBothAsync();

        var got = await workspace.GetAsync($"/Groups?sortBy={sortBy}&sortOrder={order}");
        var posted = await workspace.PostAsync("/Groups/.search", $$"""{"sortBy":"{{sortBy}}","sortOrder":"{{order}}"}""");
        var first = await workspace.GetAsync($"/Groups?sortBy={sortBy}&sortOrder={order}&count=1&cursor");
        var last = await workspace.GetAsync($"/Groups?sortBy={sortBy}&sortOrder={order}&count=1&cursor={first["nextCursor"]}");

        Assert.Equal(expected, string.Join(' ', Names(got)));
        Assert.Equal(got.Text, posted.Text);
        Assert.Equal(expected, string.Join(' ', Names(first).Concat(Names(last))));
        Assert.Null(last["nextCursor"]);
    }

    private static IEnumerable<string> Names(Answer list) => list["Resources"]!.AsArray().Select(one =>
        $"{one!["meta"]!["resourceType"]}:{one["userName"] ?? one["displayName"]}");

    private async Task<TestWorkspace> GivenBothAsync()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var ada = await workspace.GivenUserAsync("""{"userName":"ada"}""");
        await workspace.GivenUserAsync("""{"userName":"bob"}""");
        var sales = await workspace.PostAsync("/Groups", $$"""{"displayName":"sales","members":[{"value":"{{ada}}"}]}""");
        var legal = await workspace.PostAsync("/Groups", """{"displayName":"legal","externalId":"L"}""");
        Assert.Equal((201, 201), (sales.Status, legal.Status));
        return workspace;
    }
}

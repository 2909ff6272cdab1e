using Rolecall.Domain.Credentials;

namespace Rolecall.Server.Tests.Rfc9865;

public sealed class S5_Cursors(RunningServer server)
{
    [Theory, Spec("C-2.1-01", "C-2-06", "C-5-04", "C-5-05")]
    [InlineData("/Users?cursor=xyz&count=1")]
    [InlineData("/Users?cursor={flipped}&count=1")]
    [InlineData("/Users?cursor={cursor}A&count=1")]
    [InlineData("/Users?cursor={cursor}&count=1&filter=userName%20pr")]
    [InlineData("/Users?cursor={cursor}&count=1&sortBy=userName")]
    [InlineData("/?cursor={cursor}&count=1")]
    public async Task What_is_no_cursor_of_this_query_is_invalid_in_one_and_the_same_way(string path)
    {
        var workspace = await GivenUsersAsync();
        var cursor = await FirstAsync(workspace);
        var flipped = (cursor[0] == 'A' ? 'B' : 'A') + cursor[1..];

        var answer = await workspace.GetAsync(
            path.Replace("{cursor}", cursor, StringComparison.Ordinal).Replace("{flipped}", flipped, StringComparison.Ordinal));

        answer.AssertScimError(400, "invalidCursor");
        Assert.Equal((await workspace.GetAsync("/Users?cursor=never")).Text, answer.Text);
    }

    [Fact, Spec("C-5-01", "C-5-05")]
    public async Task A_cursor_of_another_client_is_invalid_like_one_that_never_was()
    {
        var (ours, theirs) = (await GivenUsersAsync(), await GivenUsersAsync());
        var cursor = await FirstAsync(theirs);

        var foreign = await ours.GetAsync($"/Users?cursor={cursor}&count=1");

        foreign.AssertScimError(400, "invalidCursor");
        Assert.Equal((await ours.GetAsync("/Users?cursor=never&count=1")).Text, foreign.Text);
        Assert.Equal(200, (await theirs.GetAsync($"/Users?cursor={cursor}&count=1")).Status);
    }

    [Theory, Spec("C-2.1-03")]
    [InlineData("/Users?cursor={cursor}&count=2")]
    [InlineData("/Users?cursor={cursor}")]
    [InlineData("/Users?cursor={cursor}&count=1001")]
    [InlineData("/Users?cursor&count=1001")]
    public async Task Another_count_is_an_invalid_one(string path)
    {
        var workspace = await GivenUsersAsync();

        (await workspace.GetAsync(path.Replace("{cursor}", await FirstAsync(workspace), StringComparison.Ordinal)))
            .AssertScimError(400, "invalidCount");
    }

    [Fact, Spec("C-2.4-03")]
    public async Task Both_ways_of_paging_at_once_are_refused()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync("/Users?cursor&startIndex=1")).AssertScimError(400, "invalidValue");
    }

    [Fact, Spec("C-2.1-02", "C-4-02")]
    public async Task A_cursor_lives_as_long_as_the_configuration_says()
    {
        await using var other = new RunningServer();
        await other.InitializeAsync();
        var workspace = await GivenUsersAsync(other);
        var seconds = (await workspace.GetAsync("/ServiceProviderConfig"))["pagination"]!["cursorTimeout"]!.GetValue<int>();
        var path = $"/Users?cursor={await FirstAsync(workspace)}&count=1";

        other.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(200, (await workspace.GetAsync(path)).Status);
        other.Clock.Advance(TimeSpan.FromSeconds(1));
        (await workspace.GetAsync(path)).AssertScimError(400, "expiredCursor");
    }

    [Fact, Spec("C-5-02", "C-5-03")]
    public async Task A_revoked_token_ends_its_walks()
    {
        var workspace = await GivenUsersAsync();
        var cursor = await FirstAsync(workspace);
        var path = $"/Users?cursor={cursor}&count=1";
        Assert.Equal(200, (await workspace.GetAsync(path)).Status);

        await new RevokeCredential(server.Directories, server.Clock)
            .RunAsync(workspace.Owner, SecretToken.Parse(workspace.ScimToken)!.Handle, CancellationToken.None);

        (await workspace.GetAsync(path)).AssertScimError(401);
    }

    [Fact, Spec("C-5-06")]
    public async Task Of_a_walk_that_was_begun_the_server_keeps_nothing()
    {
        var workspace = await GivenUsersAsync();

        var cursors = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FirstAsync(workspace)));

        // The clock stands still, so each says the same: there is no number or name by which the server would know one.
        Assert.Single(cursors.Distinct());
    }

    private static async Task<string> FirstAsync(TestWorkspace workspace) =>
        (await workspace.GetAsync("/Users?cursor&count=1"))["nextCursor"]!.GetValue<string>();

    private async Task<TestWorkspace> GivenUsersAsync(RunningServer? at = null)
    {
        var workspace = await (at ?? server).GivenWorkspaceAsync();
        await workspace.GivenUserAsync("""{"userName":"ada"}""");
        await workspace.GivenUserAsync("""{"userName":"bob"}""");
        return workspace;
    }
}

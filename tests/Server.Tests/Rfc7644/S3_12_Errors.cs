using Rolecall.Scim;
using Rolecall.Server.ScimApi;

namespace Rolecall.Server.Tests.Rfc7644;

public sealed class S3_12_Errors(RunningServer server)
{
    [Theory, Spec("P-3.12-01", "P-3.12-02", "P-3.12-21")]
    [InlineData(nameof(Refusal.Held), 429, "90")]
    [InlineData(nameof(Refusal.Busy), 503, "90")]
    [InlineData(nameof(Refusal.TooLarge), 413, null)]
    [InlineData(nameof(Refusal.NotImplemented), 501, null)]
    [InlineData(nameof(Refusal.Conflict), 409, null)]
    [InlineData(nameof(Refusal.VersionMismatch), 412, null)]
    public void A_refusal_has_its_status_and_a_wait_in_whole_seconds(string refusal, int status, string? retryAfter)
    {
        var refused = new RefusedException(Enum.Parse<Refusal>(refusal), "No.") { RetryAfter = TimeSpan.FromSeconds(89.2) };

        var answer = ScimErrors.Of(refused);

        Assert.Equal(status, answer.Status);
        Assert.Equal(retryAfter, answer.RetryAfter);
    }

    [Fact, Spec("P-3.12-01")]
    public void Every_refusal_has_a_row()
    {
        foreach (var refusal in Enum.GetValues<Refusal>())
            Assert.InRange(ScimErrors.Of(new RefusedException(refusal, "No.")).Status, 400, 503);
    }

    [Fact, Spec("P-3.12-08", "R-26")]
    public async Task A_body_over_the_limit_is_413()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.PostAsync("/Users", $$"""{"userName":"{{new string('a', 1_000_000)}}"}""")).AssertScimError(413);
    }

    [Fact, Spec("P-3.12-08", "R-26")]
    public async Task A_body_over_the_limit_is_413_when_its_length_was_not_announced()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await workspace.SendAsync(
            HttpMethod.Post, "/Users", $$"""{"userName":"{{new string('a', 1_000_000)}}"}""",
            request => request.Headers.TransferEncodingChunked = true);

        answer.AssertScimError(413);
    }

    [Fact, Spec("P-3.12-20", "R-54", "P-3.12-09")]
    public async Task What_nobody_expected_is_a_bare_500_that_names_the_request()
    {
        await using var broken = new RunningServer();
        await broken.InitializeAsync();
        var workspace = await broken.GivenWorkspaceAsync();
        await broken.BreakStoreAsync();

        var answer = await workspace.GetAsync("/Users");

        answer.AssertScimError(answer.Status);
        Assert.InRange(answer.Status, 500, 503);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
        if (answer.Status == 500)
        {
            Assert.Contains(answer.Header("X-Request-Id")!, answer["detail"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.Contains(answer.Header("X-Request-Id")!, broken.Log.Text, StringComparison.Ordinal);
        }
    }

    [Fact, Spec("T-36", "R-50")]
    public async Task What_was_asked_and_answered_is_in_the_provisioning_log()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var id = await workspace.GivenUserAsync("""{"userName":"ada"}""");
        var read = await workspace.GetAsync($"/Users/{id}");
        var bad = await workspace.PostAsync("/Users", "{");
        var lost = await workspace.DeleteAsync("/Users/0198f0a0-0000-7000-8000-000000000000");

        var log = (await workspace.LogAsync()).Select(line => line.Exchange).ToDictionary(line => line.RequestId);

        Assert.Equal(4, log.Count);
        Assert.Equal(("GET", $"/Users/{id}", 200, read.Text), Shown(log[read.Header("X-Request-Id")!]));
        Assert.Equal(("POST", "/Users", 400, bad.Text), Shown(log[bad.Header("X-Request-Id")!]));
        Assert.Equal(404, log[lost.Header("X-Request-Id")!].Status);
        Assert.NotNull(log[read.Header("X-Request-Id")!].Member);
    }

    private static (string Method, string Path, int Status, string? Answer) Shown(Domain.Provisioning.Exchange line) =>
        (line.Method, line.Path, line.Status, line.Answer);
}

namespace Rolecall.Server.Tests.Hosting;

/// <summary>The audit names the peer's address; only a declared proxy may say that it is another's.</summary>
public sealed class ForwardedHeadersTests
{
    [Theory, Spec("R-37")]
    [InlineData("", "127.0.0.1")]
    [InlineData("10.0.0.0/8", "127.0.0.1")]
    [InlineData("127.0.0.1", "203.0.113.9")]
    public async Task X_Forwarded_For_counts_from_declared_proxies_only(string proxies, string recorded)
    {
        await using var server = new RunningServer { Proxies = proxies };
        await server.InitializeAsync();
        var workspace = await server.GivenWorkspaceAsync();

        await workspace.SendAsync(
            HttpMethod.Post, "/Users", """{ "userName": "ada" }""", request => request.Headers.Add("X-Forwarded-For", "203.0.113.9"));

        var audit = await workspace.Directory.ReadAuditAsync(1, 100, CancellationToken.None);
        Assert.Equal(recorded, audit[^1].Address);
    }

    [Fact, Spec("R-37")]
    public async Task X_Forwarded_Host_never_changes_an_address_we_give()
    {
        await using var server = new RunningServer { Proxies = "127.0.0.1" };
        await server.InitializeAsync();
        var workspace = await server.GivenWorkspaceAsync();

        var created = await workspace.SendAsync(HttpMethod.Post, "/Users", """{ "userName": "ada" }""", Mislead);

        Assert.StartsWith(RunningServer.PublicUrl, created.Header("Location"), StringComparison.Ordinal);

        static void Mislead(HttpRequestMessage request)
        {
            request.Headers.Host = "evil.example";
            request.Headers.Add("X-Forwarded-Host", "evil.example");
        }
    }
}

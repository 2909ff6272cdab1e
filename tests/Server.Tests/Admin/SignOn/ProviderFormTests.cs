using System.Text;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Server.Tests.Egress;
using Rolecall.Server.Tests.Operations;
using Rolecall.Server.Tests.SignIn.Accounts;
using Rolecall.Server.Tests.SignIn.Oidc;

namespace Rolecall.Server.Tests.Admin.SignOn;

/// <summary>The settings of an identity provider in each of the ways that people have them at hand.</summary>
public sealed class ProviderFormTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>In development a server may fetch from this machine.</summary>
    private RunningServer Server => world.Server;

    [Fact, Spec("M1")]
    public async Task A_metadata_file_is_taken_with_the_mark_that_an_editor_put_before_it()
    {
        var (browser, page, path) = await GivenAsync();
        byte[] file = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(OktaMetadata.Write("CN=from-a-file"))];

        var saved = await browser.FollowAsync(await browser.UploadAsync(page, $"{path}/metadata", "file", file));

        Assert.Contains("CN=from-a-file", saved.Words, StringComparison.Ordinal);
    }

    [Theory, Spec("M1")]
    [InlineData("utf-16", "not in UTF-8; save the file in that encoding")]
    [InlineData("latin1", "EntityDescriptor")]
    public async Task A_file_that_is_no_use_is_told_and_nothing_changes(string encoding, string sentence)
    {
        var (browser, page, path) = await GivenAsync();
        byte[] file = [.. Encoding.GetEncoding(encoding).GetPreamble(), .. Encoding.GetEncoding(encoding).GetBytes("<shopping-list/>")];

        var refused = await browser.UploadAsync(page, $"{path}/metadata", "file", file);

        Assert.Equal(400, refused.Status);
        Assert.Contains(sentence, refused.Document.QuerySelector("#f-xml-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Facts(page), Facts(await browser.GetAsync(Page(path))));

        static string Facts(Seen page) => page.Document.QuerySelector("dl:has(.mono)")!.TextContent;
    }

    [Fact, Spec("M1")]
    public async Task The_metadata_is_read_again_when_the_identity_provider_has_another_certificate()
    {
        var (browser, page, path) = await GivenAsync();
        var metadata = OktaMetadata.Write("CN=first");
        using var okta = new LoopbackStub(async stream =>
        {
            await LoopbackStub.ReadHeadAsync(stream);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nConnection: close\r\n\r\n{metadata}"));
        });
        var first = await browser.FollowAsync(await browser.SubmitAsync(page, $"{path}/metadata-url", ("url", $"http://127.0.0.1:{okta.Port}/metadata")));
        Assert.Contains("CN=first", first.Words, StringComparison.Ordinal);

        metadata = OktaMetadata.Write("CN=second");
        var again = await browser.FollowAsync(await browser.SubmitAsync(first, $"{path}/read-again"));

        Assert.Contains("CN=second", again.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("CN=first", again.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task A_certificate_that_ends_within_a_month_is_warned_of(int days, bool warned)
    {
        var (browser, page, path) = await GivenAsync();
        var metadata = OktaMetadata.Write(until: Server.Clock.GetUtcNow().AddDays(days));

        var saved = await browser.FollowAsync(await browser.SubmitAsync(page, $"{path}/metadata", ("xml", metadata)));

        Assert.Equal(warned, saved.Words.Contains("It expires within 30 days: make a new one", StringComparison.Ordinal));
    }

    [Fact, Spec("M1", "R-13", "R-44")]
    public async Task An_issuer_is_asked_what_it_says_of_itself_before_it_is_kept_and_its_secret_is_sealed()
    {
        await using var issuer = await StubIssuer.StartAsync(OidcWorld.Rsa);
        var (browser, page, path) = await GivenAsync("oidc");

        var saved = await browser.FollowAsync(await browser.SubmitAsync(
            page, $"{path}/oidc", ("issuer", issuer.Url), ("client_id", "0oa-rolecall"), ("client_secret", "s3cret-of-nobody")));

        Assert.Contains("Now sign in once to prove them", saved.Words, StringComparison.Ordinal);
        Assert.Contains("Kept sealed; it is never shown", saved.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-of-nobody", saved.Text, StringComparison.Ordinal);
        Assert.Equal(1, issuer.DiscoveryReads);
        var (team, connection) = (int.Parse(path.Split('/')[2]), new ConnectionId(int.Parse(path.Split('/')[^1])));
        Assert.NotNull(await Server.Directories.SignOn(new(team)).FindSecretAsync(connection, ConnectionSecretKind.OidcClientSecret, Ct));
    }

    [Fact, Spec("M1", "R-13")]
    public async Task An_issuer_that_cannot_do_what_is_needed_is_refused_with_what_it_lacks()
    {
        await using var issuer = await StubIssuer.StartAsync(OidcWorld.Rsa);
        issuer.Discovery["issuer"] = "https://somebody.else.example";
        var (browser, page, path) = await GivenAsync("oidc");

        var refused = await browser.SubmitAsync(page, $"{path}/oidc", ("issuer", issuer.Url), ("client_id", "0oa-rolecall"), ("client_secret", "s3cret-of-nobody"));

        Assert.Equal(400, refused.Status);
        Assert.NotNull(refused.Document.QuerySelector("#f-issuer-error"));
        Assert.Contains("not known yet", (await browser.GetAsync(Page(path))).Words, StringComparison.Ordinal);
    }

    /// <summary>A connection in a workspace of its own, whose page is open.</summary>
    /// <param name="kind">Null for the one that it was founded with.</param>
    private async Task<(Browser Browser, Seen Page, string Path)> GivenAsync(string? kind = null)
    {
        var workspace = await Server.GivenWorkspaceAsync();
        var browser = Browser.Of(Server, workspace);
        var page = $"/w/{workspace.Id}/sso";
        if (kind is not null)
            await browser.SubmitAsync(await browser.GetAsync($"{page}/new"), $"{page}/new", ("kind", kind), ("name", null));
        var connection = (await workspace.Directory.ReadWorkspaceAsync(Ct)).Connections.Max(one => one.Id.Value);
        return (browser, await browser.GetAsync(Page($"{page}/{connection}")), $"{page}/{connection}");
    }

    private static string Page(string path) => $"{path[..path.LastIndexOf('/')]}?connection={path[(path.LastIndexOf('/') + 1)..]}";
}

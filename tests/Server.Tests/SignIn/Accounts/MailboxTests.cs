using System.Net;

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>The mails of a development server, for whoever tries it out on their own machine.</summary>
public sealed class MailboxTests(AccountWorld world, RunningServer production) : IClassFixture<AccountWorld>
{
    [Fact]
    public async Task A_mail_is_read_and_its_link_followed()
    {
        var owner = await world.GivenOwnerAsync();
        var browser = world.NewBrowser();
        await browser.SubmitAsync(await browser.GetAsync("/forgot"), "Send link", ("E-mail", owner.Email));

        var list = await browser.GetAsync("/mail");
        Assert.Contains("in production this page does not exist", list.Words, StringComparison.Ordinal);
        var line = list.Document.QuerySelector("main li")!;
        Assert.Contains(owner.Email, line.TextContent, StringComparison.Ordinal);
        var mail = await browser.GetAsync(line.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal("Reset your password", mail.Title);
        var page = await browser.GetAsync(mail.Document.QuerySelector(".mail-link a")!.GetAttribute("href")!);
        Assert.Equal("Choose a new password", page.Title);
    }

    [Fact, Spec("R-19")]
    public async Task A_server_in_production_has_no_such_page()
    {
        var browser = new BrowserClient(production);

        Assert.Equal(404, (await browser.GetAsync("/mail")).Status);
        Assert.Equal(404, (await browser.GetAsync("/mail/x")).Status);
    }

    [Fact, Spec("R-19")]
    public async Task Nobody_reads_it_from_another_machine()
    {
        await using var server = new RunningServer { Stage = "Development", Proxies = IPAddress.Loopback.ToString() };
        await server.InitializeAsync();
        var browser = new BrowserClient(server);

        Assert.Equal(200, (await browser.GetAsync("/mail")).Status);
        Assert.Equal(404, (await browser.GetAsync("/mail", request => request.Headers.Add("X-Forwarded-For", "192.0.2.7"))).Status);
    }
}

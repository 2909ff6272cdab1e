using Rolecall.Server.Tests.Admin;

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>"Reset password" (M6).</summary>
public sealed class ResetTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    [Fact, Spec("R-08")]
    public async Task A_link_works_once_and_is_of_our_own_address_whatever_the_request_says()
    {
        var owner = await world.GivenOwnerAsync();
        var browser = world.NewBrowser();

        var asked = await browser.SubmitAsync(await browser.GetAsync("/forgot"), "Send link", request => request.Headers.Add("X-Forwarded-Host", "evil.example"), ("E-mail", owner.Email));
        Assert.Equal(200, asked.Status);
        var mail = (await Letters.ReadAsync(world.Server, owner.Email))[0];
        Assert.DoesNotContain("evil.example", mail.Text + mail.Html, StringComparison.Ordinal);
        var link = Letters.LinkIn(mail);

        var first = await browser.GetAsync(link);
        var second = await browser.GetAsync(link);
        Assert.Equal(303, (await browser.SubmitAsync(first, "Set password", ("New password", "another walrus entirely"))).Status);
        Assert.Equal(404, (await browser.SubmitAsync(second, "Set password", ("New password", "and yet another walrus"))).Status);
        Assert.Equal(404, (await browser.GetAsync(link)).Status);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner, "another walrus entirely")).Status);
        Assert.Equal(303, (await owner.Browser.GetAsync(owner.Console)).Status); // whoever was signed in is out
    }

    [Fact, Spec("R-08")]
    public async Task The_Host_of_a_request_has_no_say_in_the_link()
    {
        var owner = await world.GivenOwnerAsync();
        var browser = world.NewBrowser();
        var page = await browser.GetAsync("/forgot");

        await browser.SubmitAsync(page, "Send link", request => request.Headers.Host = "evil.example", ("E-mail", owner.Email));

        var mail = (await Letters.ReadAsync(world.Server, owner.Email))[0];
        Assert.Equal("Reset your password", mail.Subject);
        Assert.DoesNotContain("evil.example", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    [Theory, Spec("R-08")]
    [InlineData("time")]
    [InlineData("password")]
    [InlineData("address")]
    public async Task A_link_is_stale_after(string what)
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var link = await AskAsync("/forgot", owner.Email);
        switch (what)
        {
            case "time":
                world.Server.Clock.Advance(TimeSpan.FromMinutes(30));
                break;
            case "password":
                await owner.Browser.SubmitAsync(
                    await owner.Browser.GetAsync("/account/password"), "Save password", ("Current password", AccountWorld.Password), ("New password", "another walrus entirely"));
                break;
            default:
                var address = world.NewAddress("new");
                await owner.Browser.SubmitAsync(await owner.Browser.GetAsync("/account/email"), "Send link", ("New e-mail", address));
                await owner.Browser.SubmitAsync(await owner.Browser.GetAsync(await Letters.LinkAsync(world.Server, address)), "Confirm address");
                break;
        }

        Assert.Equal(404, (await world.NewBrowser().GetAsync(link)).Status);
    }

    [Fact, Spec("R-08", "I-56")]
    public async Task The_answer_is_the_same_whoever_is_asked_about()
    {
        var owner = await world.GivenOwnerAsync();
        var stranger = world.NewAddress("stranger");

        var known = await SendAsync($"/forgot/{owner.Workspace.Id}", owner.Email);
        var unknown = await SendAsync($"/forgot/{owner.Workspace.Id}", stranger);

        Assert.Equal((200, known.Words), (unknown.Status, unknown.Words));
        Assert.Empty(await Letters.ReadAsync(world.Server, stranger));
    }

    [Fact, Spec("I-56")]
    public async Task Whoever_sends_more_than_one_address_has_no_mail_sent_to_the_second()
    {
        var owner = await world.GivenOwnerAsync();
        var thief = world.NewAddress("thief");
        var browser = world.NewBrowser();
        var csrf = (await browser.GetAsync("/forgot")).Document.QuerySelector("input[name=csrf]")!.GetAttribute("value")!;
        (string Name, string Value)[][] tries =
        [
            [("email", owner.Email), ("email", thief)],
            [("email[]", owner.Email), ("email[]", thief)],
            [("email", $"{owner.Email},{thief}")],
            [("email", $"{owner.Email};{thief}")],
            [("email", $"{owner.Email}\r\nBcc: {thief}")],
            [("email", $"{owner.Email} {thief}")],
            [("email", $"<{thief}>{owner.Email}")],
        ];

        foreach (var fields in tries)
        {
            var answer = await browser.PostAsync("/forgot", [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("csrf", csrf)]);
            Assert.Equal(400, answer.Status);
        }

        Assert.Empty(await Letters.ReadAsync(world.Server, thief));
        Assert.DoesNotContain(await Letters.ReadAsync(world.Server, owner.Email), mail => mail.Subject == "Reset your password");
    }

    [Fact, Spec("I-57")]
    public async Task A_mail_goes_to_the_address_that_is_known_and_never_to_one_that_only_looks_like_it()
    {
        var owner = await world.GivenOwnerAsync();
        var twins = new[] { owner.Email.Replace("owner", "OWNER", StringComparison.Ordinal), owner.Email.Replace("owner", "ｏwner", StringComparison.Ordinal), owner.Email.Replace("owner", "öwner", StringComparison.Ordinal) };

        foreach (var twin in twins)
        {
            await SendAsync("/forgot", twin);
            Assert.Empty(await Letters.ReadAsync(world.Server, twin));
        }
    }

    [Fact, Spec("R-07")]
    public async Task It_does_not_skip_the_second_factor()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var (secret, _) = await world.GivenSecondFactorAsync(owner.Browser);
        await world.ResetAsync(owner.Workspace, owner.Email, "another walrus entirely");
        var browser = world.NewBrowser();

        var asked = await AccountWorld.SignInAsync(browser, owner, "another walrus entirely");

        Assert.Equal("Your code", asked.Title);
        Assert.Equal(303, (await browser.GetAsync(owner.Console)).Status);
        var done = await browser.FollowAsync(await browser.SubmitAsync(asked, "Continue", ("Code", world.Code(secret))));
        Assert.Equal(200, done.Status);
    }

    [Fact, Spec("I-42", "R-08")]
    public async Task A_member_who_has_no_account_gets_one_by_proving_the_address_that_was_provisioned()
    {
        var owner = await world.GivenOwnerAsync();
        var member = await world.GivenMemberWithPasswordAsync(owner.Workspace, "admin");

        Assert.Equal(200, (await member.Browser.FollowAsync(await AccountWorld.SignInAsync(member.Browser, member))).Status);
    }

    private async Task<string> AskAsync(string path, string email)
    {
        await SendAsync(path, email);
        return await Letters.LinkAsync(world.Server, email);
    }

    private async Task<Seen> SendAsync(string path, string email)
    {
        var browser = world.NewBrowser();
        return await browser.SubmitAsync(await browser.GetAsync(path), "Send link", ("E-mail", email));
    }
}

using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>"Your account" (M8).</summary>
public sealed class AccountPageTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    [Theory, Spec("R-19", "R-40")]
    [InlineData("/account")]
    [InlineData("/account/email")]
    [InlineData("/account/password")]
    [InlineData("/account/second-factor?needed=1")]
    [InlineData("/reauthenticate?to=%2Faccount")]
    public async Task A_stranger_is_sent_to_sign_in_and_back(string path)
    {
        var answer = await world.NewBrowser().GetAsync(path);

        Assert.Equal((303, $"/sign-in?to={Uri.EscapeDataString(path)}"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task The_name_changes_and_what_was_provisioned_stays()
    {
        var owner = await world.GivenSignedInOwnerAsync();

        var done = await owner.Browser.FollowAsync(await owner.Browser.SubmitAsync(await owner.Browser.GetAsync("/account"), "Save name", ("Name", "Olga Ó Briain")));

        Assert.Contains("Your name was changed.", done.Words, StringComparison.Ordinal);
        Assert.Equal("Olga Ó Briain", done.Document.QuerySelector("input[name=name]")!.GetAttribute("value"));
        var user = (await owner.Workspace.GetAsync($"/Users?filter=userName eq \"{owner.Email}\""))["Resources"]![0]!;
        Assert.Equal("Olga Owner", user["displayName"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused_beside_the_field()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var page = await owner.Browser.GetAsync("/account");

        Assert.Equal(400, (await owner.Browser.SubmitAsync(page, "Save name", ("Name", new string('x', 101)))).Status);
        var empty = await owner.Browser.SubmitAsync(page, "Save name", ("Name", "  "));
        Assert.Equal(400, empty.Status);
        Assert.NotNull(empty.Error);
    }

    [Fact, Spec("R-03")]
    public async Task A_new_password_needs_the_current_one_and_ends_every_other_session()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var other = world.NewBrowser();
        await AccountWorld.SignInAsync(other, owner);
        Assert.Equal(200, (await other.GetAsync(owner.Console)).Status);

        var page = await owner.Browser.GetAsync("/account/password");
        Assert.Equal(403, (await owner.Browser.SubmitAsync(page, "Save password", ("Current password", "not this one"), ("New password", "another walrus entirely"))).Status);
        Assert.Equal(403, (await owner.Browser.SubmitAsync(page, "Save password", ("Current password", ""), ("New password", "another walrus entirely"))).Status);
        Assert.Equal(400, (await owner.Browser.SubmitAsync(page, "Save password", ("Current password", AccountWorld.Password), ("New password", "short"))).Status);
        Assert.Equal(200, (await other.GetAsync(owner.Console)).Status);
        var changed = await owner.Browser.SubmitAsync(page, "Save password", ("Current password", AccountWorld.Password), ("New password", "another walrus entirely"));

        Assert.Equal("/account?said=password", changed.Location);
        Assert.Equal(303, (await other.GetAsync(owner.Console)).Status);
        Assert.Equal(200, (await owner.Browser.GetAsync(owner.Console)).Status);
        Assert.Equal("Your password was changed", (await Letters.ReadAsync(world.Server, owner.Email))[0].Subject);
    }

    [Fact]
    public async Task The_address_changes_once_the_link_that_was_mailed_to_it_was_used()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var address = world.NewAddress("new");

        var asked = await owner.Browser.SubmitAsync(await owner.Browser.GetAsync("/account/email"), "Send link", ("New e-mail", address));
        Assert.Equal("/account?said=email", asked.Location);
        Assert.Equal(401, (await AccountWorld.SignInAsync(world.NewBrowser(), owner.Workspace, address)).Status);
        var link = await Letters.LinkAsync(world.Server, address);
        var elsewhere = world.NewBrowser();
        var page = await elsewhere.GetAsync(link);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status); // looking changed nothing
        var done = await elsewhere.SubmitAsync(page, "Confirm address");

        Assert.Equal(200, done.Status);
        Assert.Contains(address, done.Words, StringComparison.Ordinal);
        Assert.Equal(401, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner.Workspace, address)).Status);
        Assert.Equal("Your address was changed", (await Letters.ReadAsync(world.Server, owner.Email))[0].Subject);
        Assert.Equal(404, (await elsewhere.SubmitAsync(page, "Confirm address")).Status);
        Assert.Equal(1, (int)(await owner.Workspace.GetAsync($"/Users?filter=userName eq \"{owner.Email}\""))["totalResults"]!);
    }

    [Fact, Spec("I-56", "I-57")]
    public async Task An_address_that_is_none_or_anothers_comes_to_nothing()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var other = await world.GivenOwnerAsync();
        var page = await owner.Browser.GetAsync("/account/email");

        foreach (var typed in new[] { "", "x", "a@b@c", $"{world.NewAddress("one")},{world.NewAddress("two")}", "x@example.com\r\nBcc: y@example.com", owner.Email })
            Assert.Equal(400, (await owner.Browser.SubmitAsync(page, "Send link", ("New e-mail", typed))).Status);

        // said to whoever reads that address's mail, and to nobody else
        Assert.Equal(303, (await owner.Browser.SubmitAsync(page, "Send link", ("New e-mail", other.Email))).Status);
        var refused = await other.Browser.SubmitAsync(await other.Browser.GetAsync(await Letters.LinkAsync(world.Server, other.Email)), "Confirm address");
        Assert.Equal(409, refused.Status);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status);
    }

    [Theory, Spec("R-03", "I-07")]
    [InlineData("/account/email", "Send link")]
    [InlineData("/account/password", "Save password")]
    [InlineData("/account/second-factor", null)]
    public async Task What_matters_most_asks_once_more_who_it_is(string path, string? button)
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var open = await owner.Browser.GetAsync(path);
        Assert.Equal(200, open.Status);
        var before = owner.Browser.Cookies[SessionCookie.Name].Value;
        world.Server.Clock.Advance(TimeSpan.FromMinutes(5));

        var stale = await owner.Browser.GetAsync(path);
        Assert.Equal($"/reauthenticate?to={Uri.EscapeDataString(path)}", stale.Location);
        if (button is not null)
            Assert.Equal(stale.Location, (await owner.Browser.SubmitAsync(open, button, ("New e-mail", "x@example.com"))).Location);
        var ask = await owner.Browser.GetAsync(stale.Location!);
        Assert.Equal(401, (await owner.Browser.SubmitAsync(ask, "Continue", ("Password", "not this one"))).Status);
        var proved = await owner.Browser.SubmitAsync(ask, "Continue", ("Password", AccountWorld.Password));

        Assert.Equal(path, proved.Location);
        Assert.Equal(200, (await owner.Browser.GetAsync(path)).Status);
        Assert.NotEqual(before, owner.Browser.Cookies[SessionCookie.Name].Value);
        var thief = world.NewBrowser();
        thief.SetCookie(SessionCookie.Name, before.ToString());
        Assert.Equal(303, (await thief.GetAsync("/account")).Status);
    }

    [Fact, Spec("I-59")]
    public async Task Whoever_names_another_in_a_form_stays_who_they_are()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var other = await world.GivenOwnerAsync();
        var ask = await owner.Browser.GetAsync("/reauthenticate");

        await owner.Browser.SubmitAsync(ask, "Continue", ("username", other.Email), ("email", other.Email), ("account", "1"), ("Password", AccountWorld.Password));
        var page = await owner.Browser.SubmitAsync(await owner.Browser.GetAsync("/account"), "Save name", ("account", "1"), ("email", other.Email), ("Name", "Someone"));

        var account = await owner.Browser.FollowAsync(page);
        Assert.Contains(owner.Email, account.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Email, account.Words, StringComparison.Ordinal);
    }

    /// <summary>A hostile identity provider that asserts a person gains that workspace and nothing else (design §4.1).</summary>
    [Fact, Spec("I-42")]
    public async Task Who_came_through_an_identity_provider_sees_what_was_provisioned_and_nothing_of_an_account()
    {
        var owner = await world.GivenOwnerAsync();
        var member = await world.GivenMemberWithPasswordAsync(owner.Workspace);
        var browser = await world.GivenSsoSessionAsync(owner.Workspace, member.Email);

        var page = await browser.GetAsync("/account");
        Assert.Equal(200, page.Status);
        Assert.Contains("Pat Person", page.Words, StringComparison.Ordinal);
        Assert.Contains("have them changed there", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("a[href='/account/email'], a[href='/account/password'], a[href='/account/second-factor'], form[action='/account/name']"));
        foreach (var path in new[] { "/account/email", "/account/password", "/account/second-factor" })
        {
            Assert.Equal(403, (await browser.GetAsync(path)).Status);
            var csrf = page.Document.QuerySelector("input[name=csrf]")!.GetAttribute("value")!;
            Assert.Equal(403, (await browser.PostAsync(path, new Dictionary<string, string> { ["csrf"] = csrf, ["email"] = "x@example.com", ["password"] = "another walrus entirely" })).Status);
        }
    }

    [Fact, Spec("R-09")]
    public async Task Where_it_is_optional_a_person_unlinks_and_links_and_elsewhere_reads_why_not()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        await world.SsoAsync(owner.Workspace, owner.Email);
        Assert.Contains("removed by its admins", (await owner.Browser.GetAsync("/account")).Words, StringComparison.Ordinal);

        await world.SetPolicyAsync(owner.Workspace, "sso", "optional");
        var page = await owner.Browser.GetAsync("/account");
        Assert.Contains("Linked", page.Words, StringComparison.Ordinal);
        var done = await owner.Browser.FollowAsync(await owner.Browser.SubmitAsync(page, "Unlink now"));
        Assert.Contains("Not linked", done.Words, StringComparison.Ordinal);
        Assert.StartsWith($"/sso/{owner.Workspace.Id}/", done.Document.QuerySelector("#sign-on a.btn")!.GetAttribute("href"), StringComparison.Ordinal);

        world.Server.Clock.Advance(TimeSpan.FromMinutes(5));
        var stale = await owner.Browser.GetAsync("/account");
        Assert.StartsWith("/reauthenticate?to=", stale.Document.QuerySelector("#sign-on a.btn")!.GetAttribute("href"), StringComparison.Ordinal);
        var link = done.Document.QuerySelector("#sign-on a.btn")!.GetAttribute("href")!;
        Assert.StartsWith("/reauthenticate?to=", (await owner.Browser.GetAsync(link)).Location, StringComparison.Ordinal);
    }

    [Fact, Spec("R-09", "R-17")]
    public async Task Whoever_unlinks_themselves_is_out_of_what_the_identity_provider_opened()
    {
        var owner = await world.GivenOwnerAsync();
        await world.SetPolicyAsync(owner.Workspace, "sso", "optional");
        var browser = await world.GivenSsoSessionAsync(owner.Workspace, await world.GivenMemberAsync(owner.Workspace));

        var answer = await browser.SubmitAsync(await browser.GetAsync("/account"), "Unlink now");

        Assert.Equal(303, answer.Status);
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact, Spec("R-39")]
    public async Task Nothing_changes_by_a_form_of_another_page()
    {
        var owner = await world.GivenSignedInOwnerAsync();

        foreach (var path in new[] { "/account/name", "/account/email", "/account/password", "/account/second-factor", "/account/second-factor/remove", "/account/sessions/end", "/reauthenticate" })
        {
            Assert.Equal(403, (await owner.Browser.PostAsync(path, [])).Status);
            Assert.Equal(303, (await owner.Browser.PostFromElsewhereAsync(path, [])).Status); // the cookie stays at home, so that this is a stranger
        }

        Assert.Equal(200, (await owner.Browser.GetAsync("/account")).Status);
    }

    [Fact, Spec("R-38")]
    public async Task Its_pages_are_kept_by_nobody_and_name_their_policy()
    {
        var owner = await world.GivenSignedInOwnerAsync();

        foreach (var path in new[] { "/account", "/account/email", "/account/password", "/account/second-factor", "/reauthenticate", "/confirm-email/x", "/mail" })
        {
            var page = await owner.Browser.GetAsync(path);
            Assert.Equal((path, 200, "no-store", "no-referrer"), (path, page.Status, page.Headers["Cache-Control"], page.Headers["Referrer-Policy"]));
            Assert.Contains("frame-ancestors 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("[style], script:not([src]), [onclick]"));
        }
    }
}

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>Codes of an authenticator app after the password.</summary>
public sealed class SecondFactorTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    [Fact, Spec("R-07")]
    public async Task It_counts_once_a_first_code_was_right_and_ends_every_other_session()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var other = world.NewBrowser();
        await AccountWorld.SignInAsync(other, owner);
        var page = await owner.Browser.GetAsync("/account/second-factor");
        var secret = page.Document.GetElementById("secret")!.GetAttribute("value")!;
        Assert.NotNull(page.Document.QuerySelector(".qr svg path"));

        var wrong = await owner.Browser.SubmitAsync(page, "Turn on", ("Code", "000000"));
        Assert.Equal(400, wrong.Status);
        Assert.Equal(secret, wrong.Document.GetElementById("secret")!.GetAttribute("value"));
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status); // it is no factor yet
        var codes = await owner.Browser.SubmitAsync(wrong, "Turn on", ("Code", world.Code(secret)));

        Assert.Equal(10, codes.Document.QuerySelectorAll(".code-list code").Length);
        Assert.Equal(303, (await other.GetAsync(owner.Console)).Status);
        Assert.Equal(200, (await owner.Browser.GetAsync(owner.Console)).Status);
        Assert.Equal("Your code", (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Title);
    }

    [Fact, Spec("R-07")]
    public async Task A_code_opens_once()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var (secret, _) = await world.GivenSecondFactorAsync(owner.Browser);
        var code = world.Code(secret);
        var (first, second) = (world.NewBrowser(), world.NewBrowser());

        Assert.Equal(303, (await first.SubmitAsync(await AccountWorld.SignInAsync(first, owner), "Continue", ("Code", code))).Status);
        var again = await second.SubmitAsync(await AccountWorld.SignInAsync(second, owner), "Continue", ("Code", code));

        Assert.Equal(401, again.Status);
        Assert.Equal(303, (await second.GetAsync(owner.Console)).Status);
    }

    [Fact, Spec("R-07")]
    public async Task The_code_that_set_it_up_does_not_also_sign_in()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var page = await owner.Browser.GetAsync("/account/second-factor");
        var code = world.Code(page.Document.GetElementById("secret")!.GetAttribute("value")!);
        await owner.Browser.SubmitAsync(page, "Turn on", ("Code", code));
        var browser = world.NewBrowser();

        Assert.Equal(401, (await browser.SubmitAsync(await AccountWorld.SignInAsync(browser, owner), "Continue", ("Code", code))).Status);
    }

    [Fact, Spec("R-07")]
    public async Task A_recovery_code_opens_once_however_it_is_typed()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var (_, codes) = await world.GivenSecondFactorAsync(owner.Browser);
        var (first, second) = (world.NewBrowser(), world.NewBrowser());
        var typed = new string([.. codes[3].Select(char.ToLowerInvariant)]).Replace("-", " ", StringComparison.Ordinal);

        var done = await first.SubmitAsync(await AccountWorld.SignInAsync(first, owner), "Continue", ("Code", typed));
        Assert.Equal(200, (await first.FollowAsync(done)).Status);
        Assert.Contains("9 recovery codes are left", (await first.GetAsync("/account")).Words, StringComparison.Ordinal);
        Assert.Equal(401, (await second.SubmitAsync(await AccountWorld.SignInAsync(second, owner), "Continue", ("Code", codes[3]))).Status);
    }

    [Fact, Spec("R-05", "R-07")]
    public async Task Guessing_codes_is_stopped()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        await world.GivenSecondFactorAsync(owner.Browser);
        var browser = world.NewBrowser();
        var page = await AccountWorld.SignInAsync(browser, owner);

        var statuses = new List<int>();
        for (var tries = 0; tries < 11; tries++)
            statuses.Add((await browser.SubmitAsync(page, "Continue", ("Code", "000000"))).Status);

        Assert.Equal([.. Enumerable.Repeat(401, 10), 429], statuses);
    }

    [Fact, Spec("R-07")]
    public async Task It_is_removed_with_a_code_and_not_without()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var (secret, _) = await world.GivenSecondFactorAsync(owner.Browser);
        var page = await owner.Browser.GetAsync("/account/second-factor");

        Assert.Equal(400, (await owner.Browser.SubmitAsync(page, "Remove second factor", ("Code", "000000"))).Status);
        Assert.Equal("Your code", (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Title);
        Assert.Equal("/account?said=no-factor", (await owner.Browser.SubmitAsync(page, "Remove second factor", ("Code", world.Code(secret)))).Location);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status);
    }

    [Fact, Spec("R-07")]
    public async Task To_prove_again_who_it_is_takes_both()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var (secret, _) = await world.GivenSecondFactorAsync(owner.Browser);
        var ask = await owner.Browser.GetAsync("/reauthenticate");

        Assert.Equal(401, (await owner.Browser.SubmitAsync(ask, "Continue", ("Password", AccountWorld.Password), ("Code", "000000"))).Status);
        Assert.Equal(401, (await owner.Browser.SubmitAsync(ask, "Continue", ("Password", "not this one"), ("Code", world.Code(secret)))).Status);
        Assert.Equal("/account", (await owner.Browser.SubmitAsync(ask, "Continue", ("Password", AccountWorld.Password), ("Code", world.Code(secret)))).Location);
    }

    [Fact, Spec("R-07")]
    public async Task Where_a_workspace_asks_for_it_a_password_leads_to_setting_it_up_and_then_in()
    {
        var owner = await world.GivenOwnerAsync();
        await world.SetPolicyAsync(owner.Workspace, "second_factor", "everyone");
        var browser = world.NewBrowser();

        var page = await browser.FollowAsync(await AccountWorld.SignInAsync(browser, owner));
        Assert.Equal("Set up a second factor", page.Title);
        Assert.Contains("Example asks for a second factor", page.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await browser.GetAsync(owner.Console)).Status);
        var codes = await browser.SubmitAsync(page, "Turn on", ("Code", world.Code(page.Document.GetElementById("secret")!.GetAttribute("value")!)));

        Assert.Equal(owner.Console, codes.Document.QuerySelector("a.btn-primary")!.GetAttribute("href"));
        Assert.Equal(200, (await browser.GetAsync(owner.Console)).Status);
    }

    /// <summary>What was shown to one session is of no use to another, nor after a quarter of an hour.</summary>
    [Fact, Spec("R-07")]
    public async Task A_form_to_set_it_up_is_good_for_the_session_that_was_shown_it()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var page = await owner.Browser.GetAsync("/account/second-factor");
        var other = world.NewBrowser();
        await AccountWorld.SignInAsync(other, owner);
        var its = await other.GetAsync("/account/second-factor");
        var setup = page.Document.QuerySelector("input[name=setup]")!.GetAttribute("value");
        var code = world.Code(page.Document.GetElementById("secret")!.GetAttribute("value")!);

        Assert.StartsWith("/reauthenticate", (await other.SubmitAsync(its, "Turn on", ("setup", setup), ("Code", code))).Location, StringComparison.Ordinal);
        Assert.StartsWith("/reauthenticate", (await other.SubmitAsync(its, "Turn on", ("setup", "nonsense"), ("Code", code))).Location, StringComparison.Ordinal);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status);
    }
}

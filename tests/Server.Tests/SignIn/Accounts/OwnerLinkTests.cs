namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>The link that the operator prints: the first way in, and the last.</summary>
public sealed class OwnerLinkTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    [Fact, Spec("R-04")]
    public async Task The_owner_chooses_a_password_and_is_in_the_console()
    {
        var email = world.NewAddress("owner");
        var workspace = await world.Server.GivenWorkspaceAsync(owner: email);
        var browser = world.NewBrowser();

        var welcome = await browser.GetAsync($"/owner-link/{workspace.OwnerLink}");
        var choose = await browser.FollowAsync(await browser.SubmitAsync(welcome, "Continue"));
        Assert.Equal("Choose a password", choose.Title);
        Assert.DoesNotContain("Current password", choose.Words, StringComparison.Ordinal);
        var console = await browser.FollowAsync(await browser.SubmitAsync(choose, "Save password", ("New password", AccountWorld.Password)));

        Assert.Equal(200, console.Status);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), workspace, email)).Status);
    }

    [Fact, Spec("R-04")]
    public async Task Looking_uses_nothing_up_and_the_button_works_once()
    {
        var workspace = await world.Server.GivenWorkspaceAsync(owner: world.NewAddress("owner"));
        var path = $"/owner-link/{workspace.OwnerLink}";
        var (first, second) = (world.NewBrowser(), world.NewBrowser());
        await first.GetAsync(path);
        var page = await first.GetAsync(path);
        var other = await second.GetAsync(path);

        Assert.Equal(303, (await first.SubmitAsync(page, "Continue")).Status);
        var again = await second.SubmitAsync(other, "Continue");

        Assert.Equal(410, again.Status);
        Assert.Contains("rolecall owner-link", again.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await second.GetAsync($"/w/{workspace.Id}")).Status);
    }

    [Fact, Spec("R-04")]
    public async Task Nonsense_and_a_link_that_is_an_hour_old_open_nothing()
    {
        var workspace = await world.Server.GivenWorkspaceAsync(owner: world.NewAddress("owner"));
        var browser = world.NewBrowser();
        var page = await browser.GetAsync($"/owner-link/{workspace.OwnerLink}");
        world.Server.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(410, (await browser.SubmitAsync(page, "Continue")).Status);
        Assert.Equal(410, (await browser.SubmitAsync(await browser.GetAsync("/owner-link/nonsense"), "Continue")).Status);
    }

    /// <summary>Whoever forgot the password cannot type it; who holds the operator's link need not.</summary>
    [Fact, Spec("R-03", "R-04")]
    public async Task An_owner_who_forgot_the_password_sets_another_and_the_old_one_is_out()
    {
        var owner = await world.GivenOwnerAsync();

        var page = await owner.Browser.GetAsync("/account/password");
        Assert.DoesNotContain("Current password", page.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await owner.Browser.SubmitAsync(page, "Save password", ("New password", "two walruses on the ice"))).Status);

        Assert.Equal(401, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status);
        Assert.Equal(303, (await AccountWorld.SignInAsync(world.NewBrowser(), owner, "two walruses on the ice")).Status);
    }

    [Theory, Spec("R-01", "R-02")]
    [InlineData("short", "at least 12")]
    [InlineData("Olga Owner Example", "mostly made of your name")]
    public async Task A_password_that_others_would_guess_is_refused_with_the_reason(string password, string reason)
    {
        var workspace = await world.Server.GivenWorkspaceAsync(owner: world.NewAddress("owner"));
        var browser = world.NewBrowser();
        var choose = await browser.FollowAsync(await browser.SubmitAsync(await browser.GetAsync($"/owner-link/{workspace.OwnerLink}"), "Continue"));

        var answer = await browser.SubmitAsync(choose, "Save password", ("New password", password));

        Assert.Equal(400, answer.Status);
        Assert.Contains(reason, answer.Error, StringComparison.Ordinal);
    }
}

using Rolecall.Server.SignIn.Sessions;
using Rolecall.Server.Tests.Admin;

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>Signing in with e-mail and password.</summary>
public sealed class PasswordSignInTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    [Fact, Spec("R-05")]
    public async Task Who_does_not_exist_is_told_the_same_as_who_typed_a_wrong_password()
    {
        var owner = await world.GivenOwnerAsync();

        var wrong = await AccountWorld.SignInAsync(world.NewBrowser(), owner, "not the password");
        var unknown = await AccountWorld.SignInAsync(world.NewBrowser(), owner.Workspace, "nobody@example.com", "not the password");
        var none = await AccountWorld.SignInAsync(world.NewBrowser(), owner.Workspace, await world.GivenMemberAsync(owner.Workspace), "not the password");

        Assert.Equal((401, 401, 401), (wrong.Status, unknown.Status, none.Status));
        Assert.NotNull(wrong.Error);
        Assert.Equal((wrong.Error, wrong.Error), (unknown.Error, none.Error));
    }

    [Fact, Spec("R-05")]
    public async Task Guessing_is_stopped_and_locks_out_nobody_whose_browser_is_known()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var guesser = world.NewBrowser();

        var page = await guesser.GetAsync($"/sign-in/{owner.Workspace.Id}");
        Seen? last = null;
        for (var tries = 0; tries < 11; tries++)
            last = await guesser.SubmitAsync(page, "Sign in", ("E-mail", owner.Email), ("Password", $"guess number {tries}"));
        Assert.Equal(429, last!.Status);
        Assert.Equal("60", last.Headers["Retry-After"]);

        Assert.Equal(429, (await AccountWorld.SignInAsync(world.NewBrowser(), owner)).Status); // also the right one, from a browser that may be the guesser's
        Assert.Equal(303, (await AccountWorld.SignInAsync(owner.Browser, owner)).Status);
    }

    [Fact, Spec("R-18")]
    public async Task The_session_is_in_a_cookie_that_no_script_reads_and_no_other_site_has_sent()
    {
        var owner = await world.GivenSignedInOwnerAsync();

        var session = owner.Browser.Cookies[SessionCookie.Name];
        Assert.StartsWith("__Host-", SessionCookie.Name, StringComparison.Ordinal);
        Assert.All(owner.Browser.Cookies.Values, cookie => Assert.True(
            cookie is { HttpOnly: true, Secure: true, Path.Value: "/", Domain.HasValue: false, SameSite: Microsoft.Net.Http.Headers.SameSiteMode.Strict }, cookie.Name.Value));
        Assert.Null(session.MaxAge);
        Assert.Null(session.Expires);
        Assert.Equal(303, (await owner.Browser.GetFromElsewhereAsync(owner.Console)).Status);
    }

    [Theory, Spec("R-40")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("%2f%2fevil.example")]
    [InlineData("/%2fevil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task It_goes_on_to_a_page_of_ours_whatever_the_address_asks_for(string to)
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var escaped = Uri.EscapeDataString(to);

        var signIn = await owner.Browser.GetAsync($"/sign-in/{owner.Workspace.Id}?to={escaped}");
        var answers = new List<Seen> { await owner.Browser.SubmitAsync(signIn, "Sign in", ("to", to), ("E-mail", owner.Email), ("Password", AccountWorld.Password)) };
        var again = await owner.Browser.GetAsync($"/reauthenticate?to={escaped}");
        answers.Add(await owner.Browser.SubmitAsync(again, "Continue", ("to", to), ("Password", AccountWorld.Password)));

        Assert.All(answers, answer =>
        {
            Assert.Equal(303, answer.Status);
            Assert.Contains(answer.Location, new[] { owner.Console, "/account" });
        });
    }

    [Fact, Spec("R-39")]
    public async Task A_form_of_another_site_signs_nobody_in_or_out()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var fields = new Dictionary<string, string> { ["email"] = owner.Email, ["password"] = AccountWorld.Password };

        Assert.Equal(403, (await owner.Browser.PostFromElsewhereAsync("/sign-in", fields)).Status);
        Assert.Equal(403, (await owner.Browser.PostAsync("/sign-out", [])).Status);
        Assert.Equal(200, (await owner.Browser.GetAsync(owner.Console)).Status);
    }

    [Fact, Spec("R-16")]
    public async Task Signing_out_from_the_menu_ends_the_session_also_for_whoever_copied_the_cookie()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var copied = owner.Browser.Cookies[SessionCookie.Name].Value.ToString();
        var console = await owner.Browser.GetAsync(owner.Console);
        Assert.Contains(console.Document.QuerySelectorAll(".person-menu a"), link => link.GetAttribute("href") == "/account");

        // the menu stands on the page twice, for wide windows and for narrow ones
        var csrf = console.Document.QuerySelector("form[action='/sign-out'] input[name=csrf]")!.GetAttribute("value")!;
        var answer = await owner.Browser.PostAsync("/sign-out", [KeyValuePair.Create("csrf", csrf)]);

        Assert.Equal("/sign-in", answer.Location);
        Assert.DoesNotContain(SessionCookie.Name, owner.Browser.Cookies.Keys);
        var thief = world.NewBrowser();
        thief.SetCookie(SessionCookie.Name, copied);
        Assert.Equal(303, (await thief.GetAsync(owner.Console)).Status);
    }
}

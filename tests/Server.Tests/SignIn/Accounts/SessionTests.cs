using Rolecall.Domain.Members;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>How long a browser is signed in, and who ends that.</summary>
public sealed class SessionTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    [Fact, Spec("R-16")]
    public async Task Half_an_hour_without_a_request_ends_it()
    {
        var owner = await world.GivenSignedInOwnerAsync();

        world.Server.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(200, (await owner.Browser.GetAsync(owner.Console)).Status);
        world.Server.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(200, (await owner.Browser.GetAsync("/account")).Status);
        world.Server.Clock.Advance(TimeSpan.FromMinutes(30));

        Assert.Equal(303, (await owner.Browser.GetAsync(owner.Console)).Status);
        Assert.Equal(303, (await owner.Browser.GetAsync("/account")).Status);
    }

    [Fact, Spec("R-16")]
    public async Task Twelve_hours_end_it_however_busy_it_was()
    {
        var owner = await world.GivenSignedInOwnerAsync();

        for (var quarters = 1; quarters < 48; quarters++)
        {
            world.Server.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.Equal(200, (await owner.Browser.GetAsync("/account")).Status);
        }

        world.Server.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(303, (await owner.Browser.GetAsync("/account")).Status);
    }

    [Fact, Spec("R-16")]
    public async Task Signing_in_makes_another_session_and_takes_over_none_that_was_put_there()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var before = owner.Browser.Cookies[SessionCookie.Name].Value.ToString();
        await AccountWorld.SignInAsync(owner.Browser, owner);

        Assert.NotEqual(before, owner.Browser.Cookies[SessionCookie.Name].Value.ToString());
        var thief = world.NewBrowser();
        thief.SetCookie(SessionCookie.Name, before);
        Assert.Equal(303, (await thief.GetAsync(owner.Console)).Status);
    }

    [Fact, Spec("R-16")]
    public async Task A_person_sees_where_they_are_signed_in_and_ends_one_or_all()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var telephone = new BrowserClient(world.Server)
        {
            Agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
        };
        await AccountWorld.SignInAsync(telephone, owner);

        var page = await owner.Browser.GetAsync("/account");
        Assert.Contains("Chrome on Linux This one", page.Words, StringComparison.Ordinal);
        Assert.Contains("Safari on an iPhone", page.Words, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1 · signed in by password", page.Words, StringComparison.Ordinal);
        var line = Assert.Single(page.Document.QuerySelectorAll("#sessions li"), line => line.TextContent.Contains("iPhone", StringComparison.Ordinal));
        var ended = await owner.Browser.SubmitAsync(page, line.QuerySelector("form")!.GetAttribute("action")!);
        Assert.Equal("/account?said=ended", ended.Location);
        Assert.Equal(303, (await telephone.GetAsync("/account")).Status);
        Assert.Equal(200, (await owner.Browser.GetAsync("/account")).Status);

        await AccountWorld.SignInAsync(telephone, owner);
        Assert.Equal("/sign-in", (await owner.Browser.SubmitAsync(page, "Sign out now")).Location);
        Assert.Equal(303, (await telephone.GetAsync("/account")).Status);
        Assert.Equal(303, (await owner.Browser.GetAsync("/account")).Status);
    }

    [Fact, Spec("R-16", "R-20")]
    public async Task Nobody_ends_the_session_of_another()
    {
        var owner = await world.GivenSignedInOwnerAsync();
        var other = await world.GivenSignedInOwnerAsync();
        var handle = other.Browser.Cookies[SessionCookie.Name].Value.ToString().Split('_')[^2];
        var csrf = (await owner.Browser.GetAsync("/account")).Document.QuerySelector("input[name=csrf]")!.GetAttribute("value")!;

        await owner.Browser.PostAsync($"/account/sessions/{handle}/end", [KeyValuePair.Create("csrf", csrf)]);

        Assert.Equal(200, (await other.Browser.GetAsync("/account")).Status);
    }

    [Fact, Spec("R-16")]
    public async Task Who_came_through_an_identity_provider_ends_their_own_sessions_too()
    {
        var owner = await world.GivenOwnerAsync();
        var member = await world.GivenMemberAsync(owner.Workspace);
        var (first, second) = (await world.GivenSsoSessionAsync(owner.Workspace, member), await world.GivenSsoSessionAsync(owner.Workspace, member));

        var page = await first.GetAsync("/account");
        Assert.Equal(2, page.Document.QuerySelectorAll("#sessions li").Length);
        await first.SubmitAsync(page, "Sign out now");

        Assert.Equal(303, (await second.GetAsync("/account")).Status);
        Assert.Equal(200, (await owner.Browser.GetAsync("/account")).Status);
    }

    [Fact, Spec("R-17")]
    public async Task Whoever_loses_access_is_out_with_the_next_request()
    {
        var owner = await world.GivenOwnerAsync();
        var member = await world.GivenMemberAsync(owner.Workspace, "admin");
        var browser = await world.GivenSsoSessionAsync(owner.Workspace, member);
        Assert.Equal(200, (await browser.GetAsync(owner.Console)).Status);

        await new SetAccess(world.Server.Directories, world.Server.Clock).RunAsync(
            owner.Workspace.Owner, await AccountWorld.MemberAsync(owner.Workspace, member), active: false, TestContext.Current.CancellationToken);

        Assert.Equal(303, (await browser.GetAsync(owner.Console)).Status);
        Assert.Equal(303, (await browser.GetAsync("/account")).Status);
    }
}

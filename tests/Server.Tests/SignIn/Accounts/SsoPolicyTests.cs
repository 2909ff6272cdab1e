using Rolecall.Domain.SignOn;

namespace Rolecall.Server.Tests.SignIn.Accounts;

/// <summary>Required single sign-on, and the way back from it (M6).</summary>
public sealed class SsoPolicyTests(AccountWorld world) : IClassFixture<AccountWorld>
{
    [Fact, Spec("R-09", "I-54")]
    public async Task While_it_is_required_a_password_opens_nothing_and_none_is_reset()
    {
        var owner = await world.GivenOwnerAsync();
        var member = await world.GivenMemberWithPasswordAsync(owner.Workspace, "admin");
        await AccountWorld.SignInAsync(member.Browser, member);
        Assert.Equal(200, (await member.Browser.GetAsync(member.Console)).Status);
        await world.RequireSsoAsync(owner.Workspace);

        Assert.Equal(303, (await member.Browser.GetAsync(member.Console)).Status); // a session from before, too
        var refused = await AccountWorld.SignInAsync(world.NewBrowser(), member);
        Assert.Equal(403, refused.Status);
        Assert.Contains("requires single sign-on", refused.Error, StringComparison.Ordinal);
        var forgot = await world.NewBrowser().GetAsync($"/forgot/{owner.Workspace.Id}");
        Assert.Contains("requires single sign-on", forgot.Words, StringComparison.Ordinal);
        var sent = (await Letters.ReadAsync(world.Server, member.Email)).Count;
        await AskAsync("/forgot", member.Email);
        Assert.Equal(sent, (await Letters.ReadAsync(world.Server, member.Email)).Count);
    }

    [Fact, Spec("R-09")]
    public async Task The_owner_and_whoever_may_do_without_get_in_all_the_same()
    {
        var owner = await world.GivenOwnerAsync();
        var member = await world.GivenMemberWithPasswordAsync(owner.Workspace, "admin");
        await world.RequireSsoAsync(owner.Workspace);
        await new ChangeSignOn(world.Server.Directories).SetBypassAsync(
            owner.Workspace.Owner, await AccountWorld.MemberAsync(owner.Workspace, member.Email), may: true, TestContext.Current.CancellationToken);

        foreach (var person in new[] { owner, member })
        {
            var browser = world.NewBrowser();
            Assert.Equal(200, (await browser.FollowAsync(await AccountWorld.SignInAsync(browser, person))).Status);
        }
    }

    [Fact, Spec("R-09", "I-54")]
    public async Task Set_to_optional_it_lets_a_member_reset_the_password_and_in()
    {
        var owner = await world.GivenOwnerAsync();
        await world.RequireSsoAsync(owner.Workspace);
        var member = await world.GivenMemberAsync(owner.Workspace, "admin");
        var before = await AskAsync($"/forgot/{owner.Workspace.Id}", member);
        Assert.Equal(403, before);
        Assert.Empty(await Letters.ReadAsync(world.Server, member));

        await world.SetPolicyAsync(owner.Workspace, "sso", "optional");
        await world.ResetAsync(owner.Workspace, member, "another walrus entirely");

        var browser = world.NewBrowser();
        Assert.Equal(200, (await browser.FollowAsync(await AccountWorld.SignInAsync(browser, owner.Workspace, member, "another walrus entirely"))).Status);
    }

    [Fact, Spec("R-09", "I-55")]
    public async Task A_link_that_was_mailed_before_is_judged_by_the_policy_of_the_moment_it_is_used()
    {
        var owner = await world.GivenOwnerAsync();
        var (newcomer, known) = (await world.GivenMemberAsync(owner.Workspace, "admin"), await world.GivenMemberWithPasswordAsync(owner.Workspace, "admin"));
        foreach (var email in new[] { newcomer, known.Email })
            Assert.Equal(200, await AskAsync($"/forgot/{owner.Workspace.Id}", email));
        var links = new[] { await Letters.LinkAsync(world.Server, newcomer), await Letters.LinkAsync(world.Server, known.Email) };

        await world.RequireSsoAsync(owner.Workspace);
        foreach (var link in links)
            Assert.Equal(404, (await world.NewBrowser().GetAsync(link)).Status);

        await world.SetPolicyAsync(owner.Workspace, "sso", "optional");
        foreach (var link in links)
            Assert.Equal(200, (await world.NewBrowser().GetAsync(link)).Status);
    }

    [Fact, Spec("R-09", "R-17")]
    public async Task Unlinking_ends_what_the_identity_provider_opened_and_mails_nothing()
    {
        var owner = await world.GivenOwnerAsync();
        var member = await world.GivenMemberAsync(owner.Workspace, "admin");
        var browser = await world.GivenSsoSessionAsync(owner.Workspace, member);
        Assert.Equal(200, (await browser.GetAsync(owner.Console)).Status);

        await new ChangeSignOn(world.Server.Directories).UnlinkAsync(
            owner.Workspace.Owner, await AccountWorld.MemberAsync(owner.Workspace, member), TestContext.Current.CancellationToken);

        Assert.Equal(303, (await browser.GetAsync(owner.Console)).Status);
        Assert.Empty(await Letters.ReadAsync(world.Server, member));
    }

    /// <summary>A password proves the account; what each workspace asks for is its own affair (design §4.1).</summary>
    [Fact, Spec("I-54")]
    public async Task What_one_workspace_requires_locks_no_other()
    {
        var owner = await world.GivenOwnerAsync();
        var other = await world.GivenOwnerAsync();
        await world.RequireSsoAsync(owner.Workspace);
        await world.GivenMemberAsync(owner.Workspace, "admin", other.Email);

        var browser = world.NewBrowser();
        Assert.Equal(200, (await browser.FollowAsync(await AccountWorld.SignInAsync(browser, other))).Status);
        Assert.Equal(303, (await browser.GetAsync(owner.Console)).Status);
    }

    [Fact, Spec("I-54")]
    public async Task A_session_through_the_identity_provider_opens_its_own_workspace_alone()
    {
        var owner = await world.GivenOwnerAsync();
        var other = await world.GivenOwnerAsync();
        await world.GivenMemberAsync(owner.Workspace, "admin", other.Email);

        var browser = await world.GivenSsoSessionAsync(owner.Workspace, other.Email);

        Assert.Equal(200, (await browser.GetAsync(owner.Console)).Status);
        Assert.Equal(303, (await browser.GetAsync(other.Console)).Status);
        Assert.DoesNotContain(other.Console, (await browser.GetAsync("/account")).Text, StringComparison.Ordinal);
    }

    private async Task<int> AskAsync(string path, string email)
    {
        var browser = world.NewBrowser();
        var page = await browser.GetAsync("/forgot"); // whose form stands on the page of the workspace too, until it is refused there
        var csrf = page.Document.QuerySelector("input[name=csrf]")!.GetAttribute("value")!;
        return (await browser.PostAsync(path, new Dictionary<string, string> { ["csrf"] = csrf, ["email"] = email })).Status;
    }
}

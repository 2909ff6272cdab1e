using Rolecall.Domain.Accounts;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Admin.SignOn;

/// <summary>Who must sign in how, who is linked, and why somebody does not get in.</summary>
public sealed class PeopleTests(RunningServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Spec("M6")]
    public async Task The_policy_goes_from_not_required_to_optional_and_is_refused_where_it_would_shut_everyone_out()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var page = await browser.GetAsync($"/w/{workspace.Id}/sso");
        Assert.Contains("It can be required once somebody has signed in", page.Words, StringComparison.Ordinal);

        var optional = await browser.FollowAsync(await browser.SubmitAsync(
            page, $"/w/{workspace.Id}/sso/policy", ("sso", "optional"), ("just_in_time_members", "on"), ("second_factor", "admins")));
        var required = await browser.SubmitAsync(optional, $"/w/{workspace.Id}/sso/policy", ("sso", "required"));

        Assert.Equal(409, required.Status);
        Assert.Contains("sign in once, then require it", required.Error, StringComparison.Ordinal);
        Assert.Equal("required", required.Document.QuerySelector("input[name=sso][checked]")!.GetAttribute("value"));
        var behaviour = (await workspace.Directory.ReadWorkspaceAsync(Ct)).Workspace.Behaviour;
        Assert.Equal(
            (SsoPolicy.Optional, JustInTimeMembers.On, IdpInitiatedSignIn.Off, SecondFactorPolicy.Admins),
            (behaviour.Sso, behaviour.JustInTimeMembers, behaviour.IdpInitiatedSignIn, behaviour.SecondFactor));
    }

    [Fact]
    public async Task The_log_of_sign_ins_says_what_to_change_and_finds_what_was_refused()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        await LinkAsync(set);
        await AttemptAsync(set, "signed_in", null, set.Ada);
        await AttemptAsync(set, "audience", "Set the <b>Audience URI</b> in Okta.", null);
        var browser = Browser.Of(server, set.Workspace);

        var page = await browser.GetAsync(set.Path("/sso"));
        var refused = await browser.GetAsync(set.Path($"/sso/log?connection={await OktaAsync(set)}&refused=yes"));
        var ofAda = await browser.GetAsync(set.Path("/sso/log?member={ada}"));

        Assert.Contains("Set the <b>Audience URI</b> in Okta.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Linked 1", page.Words, StringComparison.Ordinal);
        Assert.Contains("audience", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Signed in", refused.Words, StringComparison.Ordinal);
        Assert.NotNull(ofAda.Document.QuerySelector($"main a[href='{set.Path("/members/{ada}")}']"));
        Assert.DoesNotContain("Audience URI", ofAda.Words, StringComparison.Ordinal);
    }

    [Fact, Spec("M6", "I-07")]
    public async Task A_member_is_unlinked_and_let_do_without_on_their_page()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        await LinkAsync(set);
        var browser = Browser.Of(server, set.Workspace);
        var left = await Browser.Of(server, set.Workspace, ago: TimeSpan.FromMinutes(6)).GetAsync(set.Path("/members/{ada}"));
        var page = await browser.GetAsync(set.Path("/members/{ada}"));

        Assert.Contains("Linked through Okta As ada@<i>example</i>", page.Words, StringComparison.Ordinal);
        Assert.Contains("no mail is sent", page.Words, StringComparison.Ordinal);
        Assert.Equal(200, left.Status);
        var unlinked = await browser.FollowAsync(await browser.SubmitAsync(page, set.Path("/members/{ada}/unlink")));
        var bypasses = await browser.FollowAsync(await browser.SubmitAsync(unlinked, set.Path("/members/{ada}/bypass"), ("may", "on")));

        Assert.Contains("Not linked", unlinked.Words, StringComparison.Ordinal);
        Assert.Contains("May do without", bypasses.Words, StringComparison.Ordinal);
        var signOn = await server.Directories.SignOn(set.Workspace.Id).ReadMemberAsync(set.Ada, Ct);
        Assert.Equal((0, true), (signOn.Links.Count, signOn.Bypasses));
        await browser.FollowAsync(await browser.SubmitAsync(bypasses, set.Path("/members/{ada}/bypass"), ("may", null)));
        Assert.False((await server.Directories.SignOn(set.Workspace.Id).ReadMemberAsync(set.Ada, Ct)).Bypasses);
    }

    [Fact]
    public async Task How_the_owner_signs_in_is_the_owners_own_affair()
    {
        var set = await SettledWorkspace.MakeAsync(server);

        var page = await Browser.Of(server, set.Admin).GetAsync(set.Path("/members/{owner}"));

        Assert.Contains("Sign-in", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("form[action$='/bypass']"));
    }

    [Fact, Spec("M1", "M6")]
    public async Task All_of_it_can_be_done_with_a_key()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        await LinkAsync(set);
        await AttemptAsync(set, "signed_in", null, set.Ada);
        await AttemptAsync(set, "audience", "Set it.", null);
        var key = new ApiKey(server, set.Workspace.Id, set.Workspace.ApiKey);

        var okta = await OktaAsync(set);
        var connection = (await key.GetAsync("/connections"))["connections"]![0]!;
        var signed = await key.PatchAsync($"/connections/{okta}", """{ "signsRequests": true }""");
        var refused = await key.GetAsync($"/connections/{okta}/sign-ins?refused=true");

        Assert.Equal($"{RunningServer.PublicUrl}/sso/{set.Workspace.Id}/{okta}/acs", (string)connection["acsUrl"]!);
        Assert.Equal($"{RunningServer.PublicUrl}/sso/{set.Workspace.Id}/{okta}/metadata", (string)connection["audienceUri"]!);
        Assert.True((bool)signed["saml"]!["signsRequests"]!);
        Assert.Equal(("audience", "Set it."), ((string)Assert.Single(refused["signIns"]!.AsArray())!["outcome"]!, (string)refused["signIns"]![0]!["reason"]!));
        Assert.Equal(2, (await key.GetAsync($"/connections/{okta}/sign-ins"))["signIns"]!.AsArray().Count);
        (await key.GetAsync("/connections/99/sign-ins")).AssertProblem(404, "not_found");
        (await key.GetAsync($"/connections/{okta}/sign-ins?before=%00")).AssertProblem(400, "invalid_value");
        (await key.PatchAsync($"/connections/{okta}", """{ "clientSecret": "x" }""")).AssertProblem(400, "invalid_value");
        Assert.Equal(204, (await key.PutAsync($"/members/{set.Ada}/sso-bypass", "")).Status);
        Assert.Equal(204, (await key.DeleteAsync($"/members/{set.Ada}/sso-link")).Status);
        var signOn = await server.Directories.SignOn(set.Workspace.Id).ReadMemberAsync(set.Ada, Ct);
        Assert.Equal((0, true), (signOn.Links.Count, signOn.Bypasses));
        Assert.Equal(204, (await key.DeleteAsync($"/members/{set.Ada}/sso-bypass")).Status);
        Assert.False((await server.Directories.SignOn(set.Workspace.Id).ReadMemberAsync(set.Ada, Ct)).Bypasses);
    }

    private static async Task<ConnectionId> OktaAsync(SettledWorkspace set) => (await set.Workspace.ConnectionAsync()).Id;

    private async Task LinkAsync(SettledWorkspace set)
    {
        var (now, okta) = (server.Clock.GetUtcNow(), await OktaAsync(set));
        var identity = new ProvenIdentity(okta, SignInMethod.Saml, "issuer", "ada@<i>example</i>", [], null, null, null, null, null, null);
        await server.Directories.SignOn(set.Workspace.Id).FinishAsync(
            null, identity, set.Workspace.Owner,
            _ => new SignInCommit<bool>(new SignInCommit { Link = new SsoLink(okta, identity.Issuer, identity.Subject, set.Ada, now, now) }, true), Ct);
    }

    private async Task AttemptAsync(SettledWorkspace set, string outcome, string? reason, MemberNumber? member) => await server.Directories.SignOn(set.Workspace.Id).RecordAsync(
        new SignInAttempt(
            AttemptId.New(server.Clock.GetUtcNow()), server.Clock.GetUtcNow(), await OktaAsync(set), SignInMethod.Saml, member, outcome, reason, "192.0.2.7", "request-1"), Ct);
}

using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.SignIn.Sso;

/// <summary>Who gets in through a SAML identity provider, and as whom.</summary>
public sealed class SamlSignInTests(RunningServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Spec("M1", "R-12")]
    public async Task A_person_whom_the_name_fits_is_linked_the_first_time_and_gets_in()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        var ada = await sso.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(server);

        var arrived = await sso.SignInAsync(surfer, "ADA@acme.example");

        Assert.Equal(200, arrived.Status);
        Assert.Contains($"""content="0;url=/w/{sso.Workspace.Id}""", arrived.Text, StringComparison.Ordinal);
        var page = await surfer.GetAsync($"/w/{sso.Workspace.Id}");
        Assert.Equal(403, page.Status); // a member manages nothing, and is told so by name of the role
        Assert.Contains("Member", page.Text, StringComparison.Ordinal);
        Assert.Equal("ADA@acme.example", Assert.Single((await sso.SignOn.ReadMemberAsync(ada, Ct)).Links).Subject);
        Assert.Equal((SignInAttempt.SignedIn, ada), await OutcomeAsync(sso));
        Assert.True((await sso.Workspace.Directory.ReadWorkspaceAsync(Ct)).Connections[0].Proven);
        Assert.Contains(await sso.Workspace.Directory.ReadAuditAsync(1, 100, Ct), entry => entry.Fact.Action == "session.started");
    }

    [Fact, Spec("R-11", "I-40")]
    public async Task Once_linked_the_pair_of_issuer_and_subject_counts_and_no_name()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        var ada = await sso.GivenPersonAsync("ada@acme.example");
        await sso.SignInAsync(new Surfer(server), "ada@acme.example");
        var bob = await sso.GivenPersonAsync("bob@acme.example");

        // another identity, though the name would fit: ada is linked already, so nobody has that name
        Assert.Equal(400, (await sso.SignInAsync(new Surfer(server), "Ada@acme.example")).Status);
        Assert.Equal("unknown", (await sso.LastAttemptAsync()).Outcome);
        Assert.Equal(200, (await sso.SignInAsync(new Surfer(server), "bob@acme.example")).Status);
        Assert.Equal((SignInAttempt.SignedIn, bob), await OutcomeAsync(sso));
        Assert.Equal(200, (await sso.SignInAsync(new Surfer(server), "ada@acme.example")).Status);
        Assert.Equal((SignInAttempt.SignedIn, ada), await OutcomeAsync(sso));
    }

    [Fact, Spec("R-16", "R-18")]
    public async Task The_cookies_are_those_of_this_host_alone_and_the_session_is_sent_to_nobody_elses_doing()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        await sso.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(server);

        var begun = await surfer.GetAsync($"{sso.Path}/start");
        var state = Assert.Single(begun.SetCookies);
        var arrived = await sso.ArriveAsync(surfer, TestIdp.RequestIn(new Uri(begun.Location!)).GetAttribute("ID"), "ada@acme.example");
        var session = Assert.Single(arrived.SetCookies, cookie => cookie.StartsWith("__Host-rolecall=", StringComparison.Ordinal));

        foreach (var flag in new[] { "secure", "httponly", "path=/" })
        {
            Assert.Contains(flag, state, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(flag, session, StringComparison.OrdinalIgnoreCase);
        }

        Assert.StartsWith("__Host-rolecall-sso-", state, StringComparison.Ordinal);
        Assert.Contains("samesite=none", state, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", session, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(surfer.Cookies.Keys, name => name.StartsWith("__Host-rolecall-sso-", StringComparison.Ordinal));
    }

    [Fact, Spec("R-16")]
    public async Task The_identity_provider_may_end_a_session_earlier_and_not_later()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        using var sso = await SsoWorkspace.NewAsync(own);
        await sso.GivenPersonAsync("ada@acme.example");
        var (brief, long_) = (new Surfer(own), new Surfer(own));
        await sso.ArriveAsync(brief, await sso.BeginAsync(brief), "ada@acme.example", own.Clock.GetUtcNow().AddMinutes(10));
        await sso.ArriveAsync(long_, await sso.BeginAsync(long_), "ada@acme.example", own.Clock.GetUtcNow().AddDays(30));
        Assert.Equal(403, (await brief.GetAsync($"/w/{sso.Workspace.Id}")).Status);

        own.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(303, (await brief.GetAsync($"/w/{sso.Workspace.Id}")).Status);
        for (var n = 0; n < 29; n++)
        {
            Assert.Equal(403, (await long_.GetAsync($"/w/{sso.Workspace.Id}")).Status);
            own.Clock.Advance(TimeSpan.FromMinutes(25));
        }

        Assert.Equal(303, (await long_.GetAsync($"/w/{sso.Workspace.Id}")).Status);
    }

    [Fact, Spec("R-16")]
    public async Task A_session_that_nobody_uses_for_half_an_hour_is_over()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        using var sso = await SsoWorkspace.NewAsync(own);
        await sso.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(own);
        await sso.SignInAsync(surfer, "ada@acme.example");

        own.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(403, (await surfer.GetAsync($"/w/{sso.Workspace.Id}")).Status);
        own.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(303, (await surfer.GetAsync($"/w/{sso.Workspace.Id}")).Status);
    }

    [Fact, Spec("M9", "R-17")]
    public async Task Whoever_is_deactivated_is_refused_with_the_next_click_and_signs_in_anew_when_reactivated()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        using var sso = await SsoWorkspace.NewAsync(own);
        var id = await sso.Workspace.GivenUserAsync("""{ "userName": "ada@acme.example" }""");
        var surfer = new Surfer(own);
        await sso.SignInAsync(surfer, "ada@acme.example");
        Assert.Equal(403, (await surfer.GetAsync($"/w/{sso.Workspace.Id}")).Status);
        own.Clock.Advance(TimeSpan.FromSeconds(1));

        await sso.Workspace.PatchAsync($"/Users/{id}", Activity(false));
        foreach (var page in new[] { $"/w/{sso.Workspace.Id}", "/account" })
            Assert.Contains("You have no access to Example any more: ask one of its admins.", await SignInPageAsync(page), StringComparison.Ordinal);
        Assert.Equal(400, (await sso.SignInAsync(new Surfer(own), "ada@acme.example")).Status);
        Assert.Equal("inactive", (await sso.LastAttemptAsync()).Outcome);

        await sso.Workspace.PatchAsync($"/Users/{id}", Activity(true));
        Assert.Contains("You have access to Example again: sign in anew.", await SignInPageAsync("/account"), StringComparison.Ordinal);
        Assert.Equal(200, (await sso.SignInAsync(surfer, "ada@acme.example")).Status);
        Assert.Equal(403, (await surfer.GetAsync($"/w/{sso.Workspace.Id}")).Status);

        async Task<string> SignInPageAsync(string from)
        {
            var answer = await surfer.GetAsync(from);
            while (answer.Status == 303)
                answer = await surfer.GetAsync(answer.Location!);
            return answer.Text;
        }
    }

    [Fact, Spec("I-30", "R-20")]
    public async Task A_session_opens_the_workspace_it_was_proven_for_and_no_other()
    {
        using var ours = await SsoWorkspace.NewAsync(server);
        using var theirs = await SsoWorkspace.NewAsync(server);
        await ours.GivenPersonAsync("ada@acme.example");
        await theirs.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(server);
        await ours.SignInAsync(surfer, "ada@acme.example");

        Assert.Equal(403, (await surfer.GetAsync($"/w/{ours.Workspace.Id}")).Status);
        Assert.Equal(303, (await surfer.GetAsync($"/w/{theirs.Workspace.Id}")).Status);
    }

    [Fact]
    public async Task Nobody_is_taken_in_by_signing_in_unless_the_policy_says_so()
    {
        using var off = await SsoWorkspace.NewAsync(server);
        Assert.Equal(400, (await off.SignInAsync(new Surfer(server), "new@acme.example")).Status);
        var refused = await off.LastAttemptAsync();
        Assert.Equal("unknown", refused.Outcome);
        Assert.Equal(
            "No member has the userName 'new@acme.example' that was sent as NameID: assign the person to the app so that provisioning creates them, or correct the user name on one side.",
            refused.Reason);

        using var on = await SsoWorkspace.NewAsync(server, Presets.Documented with { JustInTimeMembers = JustInTimeMembers.On });
        var surfer = new Surfer(server);
        Assert.Equal(200, (await on.SignInAsync(surfer, "new@acme.example")).Status);
        Assert.Equal(403, (await surfer.GetAsync($"/w/{on.Workspace.Id}")).Status);
        var found = await on.Workspace.GetAsync("/Users?filter=userName%20eq%20%22new@acme.example%22");
        Assert.Equal(1, found["totalResults"]!.GetValue<int>());
    }

    [Fact, Spec("M9")]
    public async Task Whoever_was_removed_is_not_taken_in_again_by_signing_in()
    {
        using var sso = await SsoWorkspace.NewAsync(server, Presets.Documented with { JustInTimeMembers = JustInTimeMembers.On });
        var id = await sso.Workspace.GivenUserAsync("""{ "userName": "ada@acme.example" }""");
        await sso.Workspace.DeleteAsync($"/Users/{id}");

        Assert.Equal(400, (await sso.SignInAsync(new Surfer(server), "ada@acme.example")).Status);
        Assert.Equal("not_taken_in", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact, Spec("R-24")]
    public async Task Nobody_whom_another_connection_looks_after_is_linked()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        await sso.GivenPersonAsync("ada@acme.example");
        using var second = new TestIdp("https://idp.example/two", server.Clock);
        var other = await sso.Workspace.Directory.WriteWorkspaceAsync(
            sso.Workspace.Owner,
            context =>
            {
                var connection = new Connection(
                    context.NewConnection(), "Second", ConnectionState.Enabled, false, second.Provider, [], server.Clock.GetUtcNow());
                return new WorkspaceCommit<ConnectionId>(
                    new WorkspaceCommit { Connections = [context.Connections[0] with { State = ConnectionState.Disabled }, connection] }, connection.Id);
            },
            Ct);
        var surfer = new Surfer(server);
        var path = $"/sso/{sso.Workspace.Id}/{other}";
        var begun = await surfer.GetAsync($"{path}/start");
        var request = TestIdp.RequestIn(new Uri(begun.Location!)).GetAttribute("ID");

        var response = second.Respond(new Uri($"{RunningServer.PublicUrl}{path}/acs"), $"{RunningServer.PublicUrl}{path}/metadata", request, "ada@acme.example");
        Assert.Equal(400, (await surfer.PostFromElsewhereAsync($"{path}/acs", ("SAMLResponse", response))).Status);
        Assert.Equal("unknown", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact]
    public async Task Our_metadata_says_where_answers_go_and_that_assertions_are_to_be_signed()
    {
        using var sso = await SsoWorkspace.NewAsync(server);

        var metadata = await new Surfer(server).GetAsync($"{sso.Path}/metadata");

        Assert.Equal(200, metadata.Status);
        Assert.Contains($"entityID=\"{sso.Audience}\"", metadata.Text, StringComparison.Ordinal);
        Assert.Contains(sso.Acs.AbsoluteUri, metadata.Text, StringComparison.Ordinal);
        Assert.Contains("WantAssertionsSigned=\"true\"", metadata.Text, StringComparison.Ordinal);
    }

    private static string Activity(bool active) =>
        $$"""{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{ "op": "replace", "path": "active", "value": {{(active ? "true" : "false")}} }] }""";

    private static async Task<(string, Domain.Members.MemberNumber?)> OutcomeAsync(SsoWorkspace sso)
    {
        var last = await sso.LastAttemptAsync();
        return (last.Outcome, last.Member);
    }
}

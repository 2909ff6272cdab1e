using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.SignIn.Sso;

/// <summary>Genuine answers that must open nothing here, now, or in this browser.</summary>
public sealed class SamlAnswersRefusedTests(RunningServer server)
{
    [Fact, Spec("R-12", "I-31")]
    public async Task An_answer_is_good_once_also_when_it_is_posted_many_times_at_once()
    {
        using var sso = await GivenAsync();
        var surfer = new Surfer(server);
        var response = sso.Idp.Respond(sso.Acs, sso.Audience, await sso.BeginAsync(surfer), "ada@acme.example");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Copy(surfer).PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", response)))));

        Assert.Equal(1, pages.Count(page => page.Status == 200));
        Assert.All(pages.Where(page => page.Status != 200), page => Assert.Equal(400, page.Status));

        Surfer Copy(Surfer from)
        {
            var copy = new Surfer(server);
            foreach (var (name, value) in from.Cookies)
                copy.Take(name, value);
            return copy;
        }
    }

    [Fact, Spec("R-12", "I-31")]
    public async Task The_same_assertion_in_an_answer_to_another_request_is_a_replay()
    {
        using var sso = await SsoWorkspace.NewAsync(server, Presets.Documented with { IdpInitiatedSignIn = IdpInitiatedSignIn.On });
        await sso.GivenPersonAsync("ada@acme.example");
        var first = sso.Idp.Respond(sso.Acs, sso.Audience, null, "ada@acme.example", assertionId: "_same");
        var second = sso.Idp.Respond(sso.Acs, sso.Audience, null, "ada@acme.example", assertionId: "_same");

        Assert.Equal(200, (await new Surfer(server).PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", first))).Status);
        Assert.Equal(400, (await new Surfer(server).PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", second))).Status);
        Assert.Equal("replay", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact, Spec("I-31", "I-44")]
    public async Task The_answer_to_another_browsers_request_opens_nothing()
    {
        using var sso = await GivenAsync();
        var request = await sso.BeginAsync(new Surfer(server));

        var page = await sso.ArriveAsync(new Surfer(server), request, "ada@acme.example");

        Assert.Equal(400, page.Status);
        Assert.Equal("state", (await sso.LastAttemptAsync()).Outcome);
        Assert.DoesNotContain(page.SetCookies, cookie => cookie.StartsWith("__Host-rolecall=", StringComparison.Ordinal));
    }

    [Fact, Spec("I-31")]
    public async Task An_answer_that_nobody_asked_for_opens_something_by_policy_alone()
    {
        using var off = await GivenAsync();
        Assert.Equal(400, (await off.ArriveAsync(new Surfer(server), null, "ada@acme.example")).Status);
        Assert.Equal("unsolicited", (await off.LastAttemptAsync()).Outcome);

        using var on = await SsoWorkspace.NewAsync(server, Presets.Documented with { IdpInitiatedSignIn = IdpInitiatedSignIn.On });
        await on.GivenPersonAsync("ada@acme.example");
        Assert.Equal(200, (await on.ArriveAsync(new Surfer(server), null, "ada@acme.example")).Status);
    }

    [Fact, Spec("I-44")]
    public async Task A_sign_in_that_takes_longer_than_ten_minutes_is_begun_again()
    {
        await using var own = new RunningServer();
        await own.InitializeAsync();
        using var sso = await SsoWorkspace.NewAsync(own);
        await sso.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(own);
        var request = await sso.BeginAsync(surfer);

        own.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(400, (await sso.ArriveAsync(surfer, request, "ada@acme.example")).Status);
        Assert.Equal("state", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact, Spec("I-30")]
    public async Task A_hostile_identity_provider_of_one_workspace_gains_nothing_in_another()
    {
        using var hostile = await GivenAsync();
        using var victim = await SsoWorkspace.NewAsync(server, entityId: "https://idp.example/two");
        await victim.GivenPersonAsync("boss@acme.example");
        var surfer = new Surfer(server);
        var request = await victim.BeginAsync(surfer);

        // its key, under its own name and under the victim's; and the victim's request at its own address
        foreach (var issuer in new[] { hostile.Idp, new TestIdp("https://idp.example/two", server.Clock) })
        {
            var response = issuer.Respond(victim.Acs, victim.Audience, request, "boss@acme.example");
            Assert.Equal(400, (await surfer.PostFromElsewhereAsync($"{victim.Path}/acs", ("SAMLResponse", response))).Status);
        }

        var own = hostile.Idp.Respond(hostile.Acs, hostile.Audience, request, "boss@acme.example");
        Assert.Equal(400, (await surfer.PostFromElsewhereAsync($"{hostile.Path}/acs", ("SAMLResponse", own))).Status);
        Assert.Equal(303, (await surfer.GetAsync($"/w/{victim.Workspace.Id}")).Status);
        Assert.Equal(303, (await surfer.GetAsync($"/w/{hostile.Workspace.Id}")).Status);
    }

    [Fact, Spec("I-43")]
    public async Task A_connection_that_is_disabled_meanwhile_lets_nobody_in()
    {
        using var sso = await GivenAsync();
        var surfer = new Surfer(server);
        var request = await sso.BeginAsync(surfer);
        await sso.ChangeAsync(context => new WorkspaceCommit { Connections = [context.Connections[0] with { State = ConnectionState.Disabled }] });

        Assert.Equal(400, (await sso.ArriveAsync(surfer, request, "ada@acme.example")).Status);
        Assert.Equal("disabled", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact, Spec("I-28")]
    public async Task The_field_counts_as_it_is_written_and_once()
    {
        using var sso = await GivenAsync();
        var surfer = new Surfer(server);
        var response = sso.Idp.Respond(sso.Acs, sso.Audience, await sso.BeginAsync(surfer), "ada@acme.example");

        Assert.Equal(400, (await surfer.PostFromElsewhereAsync($"{sso.Path}/acs", ("%53AMLResponse", response))).Status);
        Assert.Equal(400, (await surfer.PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", response), ("SAMLResponse", response))).Status);
        Assert.Equal(400, (await surfer.PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", response), ("%53AMLResponse", "x"))).Status);
        Assert.Equal(405, (await surfer.GetAsync($"{sso.Path}/acs?SAMLResponse={Uri.EscapeDataString(response)}")).Status);
        Assert.Equal(200, (await surfer.PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", response))).Status);
    }

    [Theory, Spec("I-33", "R-40")]
    [InlineData("\"><script>alert(1)</script>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    public async Task What_else_comes_with_the_answer_goes_nowhere(string hostile)
    {
        using var sso = await GivenAsync();
        var surfer = new Surfer(server);
        var begun = await surfer.GetAsync($"{sso.Path}/start?to={Uri.EscapeDataString(hostile)}");
        var request = TestIdp.RequestIn(new Uri(begun.Location!)).GetAttribute("ID");
        var response = sso.Idp.Respond(sso.Acs, sso.Audience, request, "ada@acme.example");

        var page = await surfer.PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", response), ("RelayState", hostile));

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain(hostile, page.Text, StringComparison.Ordinal);
        Assert.Contains($"url=/w/{sso.Workspace.Id}\"", page.Text, StringComparison.Ordinal);
    }

    [Theory, Spec("I-34", "I-20")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("PHg+")]
    public async Task What_is_no_answer_is_refused_with_a_word_and_the_reason_stands_in_the_log(string field)
    {
        using var sso = await GivenAsync();

        var page = await new Surfer(server).PostFromElsewhereAsync($"{sso.Path}/acs", ("SAMLResponse", field));

        Assert.Equal(400, page.Status);
        var logged = await sso.LastAttemptAsync();
        Assert.Contains(logged.Outcome, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(logged.Reason!, page.Text, StringComparison.Ordinal);
    }

    private async Task<SsoWorkspace> GivenAsync()
    {
        var sso = await SsoWorkspace.NewAsync(server);
        await sso.GivenPersonAsync("ada@acme.example");
        return sso;
    }
}

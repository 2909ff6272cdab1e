using Rolecall.Domain.Connections;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.SignIn.Sso;

/// <summary>What somebody who is signed in does through the identity provider: try the connection, link themselves, prove themselves again.</summary>
public sealed class ProvingTests(RunningServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Spec("M1")]
    public async Task To_sign_in_once_proves_a_connection_enables_it_and_links_whoever_tried()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        using var second = new TestIdp("https://idp.example/two", server.Clock);
        var added = await sso.Workspace.Directory.WriteWorkspaceAsync(
            sso.Workspace.Owner,
            context =>
            {
                var connection = new Connection(context.NewConnection(), "New", ConnectionState.Configured, false, second.Provider, [], server.Clock.GetUtcNow());
                return new WorkspaceCommit<ConnectionId>(new WorkspaceCommit { Connections = [connection] }, connection.Id);
            },
            Ct);
        var surfer = new Surfer(server);
        await surfer.EnterAsync(sso.Workspace);
        var path = $"/sso/{sso.Workspace.Id}/{added}";

        // before it was tried, nobody signs in through it
        Assert.Equal("not_proven", await TryAsync("", "owner@example.com"));
        Assert.Equal("signed_in", await TryAsync("?purpose=prove", "someone@idp.example"));

        var connections = (await sso.Workspace.Directory.ReadWorkspaceAsync(Ct)).Connections;
        Assert.Equal((ConnectionState.Enabled, true), (connections[1].State, connections[1].Proven));
        Assert.Equal(ConnectionState.Disabled, connections[0].State);
        Assert.Equal("someone@idp.example", Assert.Single((await sso.SignOn.ReadMemberAsync(sso.Workspace.Owner.Member!.Value, Ct)).Links).Subject);
        Assert.Equal(401, (await sso.Workspace.GetAsync("/Users?count=1")).Status);

        async Task<string> TryAsync(string query, string nameId)
        {
            var begun = await surfer.GetAsync($"{path}/start{query}");
            var request = TestIdp.RequestIn(new Uri(begun.Location!)).GetAttribute("ID");
            var response = second.Respond(new Uri($"{RunningServer.PublicUrl}{path}/acs"), $"{RunningServer.PublicUrl}{path}/metadata", request, nameId);
            await surfer.PostFromElsewhereAsync($"{path}/acs", ("SAMLResponse", response));
            return (await sso.LastAttemptAsync()).Outcome;
        }
    }

    [Fact, Spec("M1", "R-22")]
    public async Task Only_owners_and_admins_try_a_connection()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        await sso.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(server);
        Assert.Equal(303, (await surfer.GetAsync($"{sso.Path}/start?purpose=prove")).Status); // nobody yet
        await sso.SignInAsync(surfer, "ada@acme.example");

        Assert.Equal(400, (await sso.ArriveAsync(surfer, await sso.BeginAsync(surfer, "?purpose=prove"), "ada@acme.example")).Status);
        Assert.Equal("not_allowed", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact, Spec("I-41", "I-43")]
    public async Task People_link_themselves_where_that_is_optional_and_never_to_somebody_elses_identity()
    {
        using var sso = await SsoWorkspace.NewAsync(server, Presets.Documented with { Sso = SsoPolicy.Optional });
        var ada = await sso.GivenPersonAsync("ada@acme.example");
        await sso.GivenPersonAsync("bob@acme.example");
        await sso.SignInAsync(new Surfer(server), "bob@acme.example");
        var surfer = new Surfer(server);
        await sso.SignInAsync(surfer, "ada@acme.example");

        Assert.Equal(200, (await sso.ArriveAsync(surfer, await sso.BeginAsync(surfer, "?purpose=link"), "00u-another")).Status);
        Assert.Equal("00u-another", Assert.Single((await sso.SignOn.ReadMemberAsync(ada, Ct)).Links).Subject);
        await sso.SignInAsync(surfer, "00u-another");
        Assert.Equal(400, (await sso.ArriveAsync(surfer, await sso.BeginAsync(surfer, "?purpose=link"), "bob@acme.example")).Status);
        Assert.Equal("linked", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact, Spec("I-43")]
    public async Task Where_it_is_not_optional_a_member_links_nothing()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        await sso.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(server);
        await sso.SignInAsync(surfer, "ada@acme.example");

        Assert.Equal(400, (await sso.ArriveAsync(surfer, await sso.BeginAsync(surfer, "?purpose=link"), "00u-another")).Status);
        Assert.Equal("not_allowed", (await sso.LastAttemptAsync()).Outcome);
    }

    [Fact, Spec("R-15", "R-16", "I-59")]
    public async Task Whoever_proves_themselves_again_has_a_new_session_and_stays_who_they_are()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        await sso.GivenPersonAsync("ada@acme.example");
        await sso.GivenPersonAsync("bob@acme.example");
        await sso.SignInAsync(new Surfer(server), "bob@acme.example");
        var surfer = new Surfer(server);
        await sso.SignInAsync(surfer, "ada@acme.example");
        var former = surfer.Cookies["__Host-rolecall"];

        var sent = await surfer.GetAsync($"{sso.Path}/start?purpose=reauthenticate");
        var request = TestIdp.RequestIn(new Uri(sent.Location!));
        Assert.Equal("true", request.GetAttribute("ForceAuthn"));
        Assert.Equal(400, (await sso.ArriveAsync(surfer, request.GetAttribute("ID"), "bob@acme.example")).Status);
        Assert.Equal("someone_else", (await sso.LastAttemptAsync()).Outcome);
        Assert.Equal(former, surfer.Cookies["__Host-rolecall"]);

        Assert.Equal(200, (await sso.ArriveAsync(surfer, await sso.BeginAsync(surfer, "?purpose=reauthenticate"), "ada@acme.example")).Status);
        Assert.NotEqual(former, surfer.Cookies["__Host-rolecall"]);
        Assert.Equal(403, (await surfer.GetAsync($"/w/{sso.Workspace.Id}")).Status);
        var thief = new Surfer(server);
        thief.Take("__Host-rolecall", former);
        Assert.Equal(303, (await thief.GetAsync($"/w/{sso.Workspace.Id}")).Status);
    }

    [Fact, Spec("M9", "R-17")]
    public async Task Whoever_is_unlinked_is_out_with_the_next_click()
    {
        using var sso = await SsoWorkspace.NewAsync(server);
        var ada = await sso.GivenPersonAsync("ada@acme.example");
        var surfer = new Surfer(server);
        await sso.SignInAsync(surfer, "ada@acme.example");

        await new Domain.SignOn.ChangeSignOn(server.Directories).UnlinkAsync(sso.Workspace.Owner, ada, Ct);

        Assert.Equal(303, (await surfer.GetAsync($"/w/{sso.Workspace.Id}")).Status);
        Assert.Contains("does not count any more", (await surfer.GetAsync($"/sign-in/{sso.Workspace.Id}")).Text, StringComparison.Ordinal);
    }
}

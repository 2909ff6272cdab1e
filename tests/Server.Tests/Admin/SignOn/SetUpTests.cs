using Rolecall.Domain.Connections;
using Rolecall.Server.Tests.Egress;
using Rolecall.Server.Tests.Operations;
using Rolecall.Server.Tests.RestApi;

namespace Rolecall.Server.Tests.Admin.SignOn;

/// <summary>An owner sets single sign-on up in the guide's order: addresses there, settings here, one sign-in.</summary>
public sealed class SetUpTests(RunningServer server)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Spec("M1")]
    public async Task The_addresses_are_there_before_the_identity_provider_is_known()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);

        var page = await BeginAsync(browser, workspace, "okta-saml", "Okta two");
        var added = (await ConnectionsAsync(workspace))[^1];

        Assert.Equal((ConnectionState.Configured, new PlannedProvider(ProviderKind.Saml)), (added.State, added.Provider));
        Assert.Equal($"{RunningServer.PublicUrl}/sso/{workspace.Id}/{added.Id}/metadata", page.Document.QuerySelector("#audience")!.GetAttribute("value"));
        Assert.Equal($"{RunningServer.PublicUrl}/sso/{workspace.Id}/{added.Id}/acs", page.Document.QuerySelector("#acs")!.GetAttribute("value"));
        Assert.Contains("Audience URI (SP Entity ID)", page.Words, StringComparison.Ordinal);
        Assert.Contains("Single sign-on URL (ACS)", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("a[href*='purpose=prove']"));
        using var metadata = await server.Http.GetAsync($"/sso/{workspace.Id}/{added.Id}/metadata", Ct);
        Assert.Equal(200, (int)metadata.StatusCode);
        using var start = await server.Http.GetAsync($"/sso/{workspace.Id}/{added.Id}/start", Ct);
        Assert.Equal(409, (int)start.StatusCode);
    }

    [Fact, Spec("M1", "I-29")]
    public async Task Pasted_metadata_fills_the_settings_and_leads_to_the_one_sign_in_that_proves_them()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var page = await BeginAsync(browser, workspace, "saml");
        var id = (await ConnectionsAsync(workspace))[^1].Id;

        var saved = await browser.FollowAsync(await browser.SubmitAsync(page, $"/w/{workspace.Id}/sso/{id}/metadata", ("xml", OktaMetadata.Write())));

        Assert.Contains("Now sign in once to prove them", saved.Words, StringComparison.Ordinal);
        Assert.Contains("CN=example.okta.com", saved.Words, StringComparison.Ordinal);
        Assert.Contains("It takes the place of Okta", saved.Words, StringComparison.Ordinal);
        var prove = saved.Document.QuerySelector("a[href*='purpose=prove']")!.GetAttribute("href")!;
        Assert.StartsWith($"/sso/{workspace.Id}/{id}/start?purpose=prove&to=%2Fw%2F{workspace.Id}%2Fsso", prove, StringComparison.Ordinal);
        var provider = Assert.IsType<SamlProvider>((await ConnectionsAsync(workspace))[^1].Provider);
        Assert.Equal(("http://www.okta.com/exk1", false), (provider.EntityId, provider.SignsRequests));
        Assert.Equal(ConnectionState.Configured, (await ConnectionsAsync(workspace))[^1].State);
    }

    public static TheoryData<string, string, string, string> Senseless => new()
    {
        { "metadata", "xml", "<nonsense/>", "EntityDescriptor" },
        { "metadata", "xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "" },
        { "metadata-url", "url", "nowhere", "absolute" },
        { "metadata-url", "url", "gopher://example.com/", "https" },
        { "by-hand", "certificates", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "certificate" },
    };

    [Theory, MemberData(nameof(Senseless)), Spec("I-29", "I-62")]
    public async Task What_cannot_be_used_is_told_beside_the_field_and_what_was_typed_is_kept(string form, string field, string typed, string word)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var page = await browser.GetAsync($"/w/{workspace.Id}/sso");
        var before = (await ConnectionsAsync(workspace))[0];

        var refused = await browser.SubmitAsync(page, $"/w/{workspace.Id}/sso/{before.Id}/{form}", (field, typed));

        Assert.Equal(400, refused.Status);
        Assert.Contains(word, refused.Document.QuerySelector($"#f-{field}-error")!.TextContent, StringComparison.Ordinal);
        var input = refused.Document.QuerySelector($"#f-{field}")!;
        Assert.Equal(typed, input.GetAttribute("value") ?? input.TextContent);
        Assert.Equal(((SamlProvider)before.Provider).EntityId, ((SamlProvider)(await ConnectionsAsync(workspace))[0].Provider).EntityId);
    }

    [Theory, Spec("I-62")]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("2130706433")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task No_address_that_is_typed_makes_this_server_call_its_own_network(string host)
    {
        using var listener = LoopbackStub.Answering("200 OK");
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var saml = await browser.GetAsync($"/w/{workspace.Id}/sso");
        var okta = await OktaAsync(workspace);
        var oidc = await BeginAsync(browser, workspace, "oidc");
        var id = (await ConnectionsAsync(workspace))[^1].Id;

        var metadata = await browser.SubmitAsync(saml, $"/w/{workspace.Id}/sso/{okta}/metadata-url", ("url", $"https://{host}:{listener.Port}/metadata"));
        var issuer = await browser.SubmitAsync(
            oidc, $"/w/{workspace.Id}/sso/{id}/oidc", ("issuer", $"https://{host}:{listener.Port}"), ("client_id", "client"), ("client_secret", "s3cret-of-nobody"));

        Assert.Equal((400, 400), (metadata.Status, issuer.Status));
        Assert.NotNull(metadata.Document.QuerySelector("#f-url-error"));
        Assert.NotNull(issuer.Document.QuerySelector("#f-issuer-error"));
        Assert.Equal("client", issuer.Document.QuerySelector("#f-client_id")!.GetAttribute("value"));
        Assert.DoesNotContain("s3cret-of-nobody", issuer.Text, StringComparison.Ordinal);
        Assert.Equal(0, listener.Connections);
    }

    [Fact, Spec("R-44")]
    public async Task A_client_secret_is_kept_sealed_and_never_shown_again()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var key = new ApiKey(server, workspace.Id, workspace.ApiKey);
        var added = await key.PostAsync(
            "/connections", """{ "name": "Entra", "oidcIssuer": "https://login.example.com/x", "clientId": "abc", "clientSecret": "first-s3cret", "client": "entra" }""");
        var id = added["id"]!.GetValue<int>();
        var browser = Browser.Of(server, workspace);
        var page = await browser.GetAsync($"/w/{workspace.Id}/sso?connection={id}");

        var replaced = await browser.FollowAsync(await browser.SubmitAsync(page, $"/w/{workspace.Id}/sso/{id}/secret", ("client_secret", "second-s3cret")));

        Assert.Equal((201, "entra"), (added.Status, (string)added["client"]!));
        Assert.Contains("The client secret is replaced", replaced.Words, StringComparison.Ordinal);
        Assert.Contains("Kept sealed", replaced.Words, StringComparison.Ordinal);
        var kept = await server.Directories.SignOn(workspace.Id).FindSecretAsync(new ConnectionId(id), Rolecall.Domain.SignOn.ConnectionSecretKind.OidcClientSecret, Ct);
        Assert.NotNull(kept);
        foreach (var text in new[] { added.Text, page.Text, replaced.Text, (await key.GetAsync("/connections")).Text, (await key.GetAsync("/audit?count=200")).Text, System.Text.Encoding.UTF8.GetString(kept.Sealed.Span) })
            Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_signed_with_a_key_of_which_only_the_certificate_leaves()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var okta = await OktaAsync(workspace);
        var page = await browser.GetAsync($"/w/{workspace.Id}/sso");
        Assert.Equal(404, (await browser.GetAsync($"/w/{workspace.Id}/sso/{okta}/certificate")).Status);

        var signed = await browser.FollowAsync(await browser.SubmitAsync(page, $"/w/{workspace.Id}/sso/{okta}/signing", ("signs", "on")));
        var certificate = await browser.GetAsync($"/w/{workspace.Id}/sso/{okta}/certificate");

        Assert.NotNull(signed.Document.QuerySelector($"a[href='/w/{workspace.Id}/sso/{okta}/certificate']"));
        Assert.True(((SamlProvider)(await ConnectionsAsync(workspace))[0].Provider).SignsRequests);
        Assert.StartsWith("-----BEGIN CERTIFICATE-----", certificate.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", certificate.Text, StringComparison.Ordinal);
    }

    [Fact, Spec("M1")]
    public async Task It_is_disabled_and_enabled_again_and_says_what_that_does()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var okta = await OktaAsync(workspace);
        var page = await browser.GetAsync($"/w/{workspace.Id}/sso");

        Assert.Contains("Enabled, not yet proven", page.Words, StringComparison.Ordinal);
        var disabled = await browser.FollowAsync(await browser.SubmitAsync(page, $"/w/{workspace.Id}/sso/{okta}/disable"));
        Assert.Equal(ConnectionState.Disabled, (await ConnectionsAsync(workspace))[0].State);
        Assert.Contains("its SCIM API Token is refused", disabled.Words, StringComparison.Ordinal);
        await browser.FollowAsync(await browser.SubmitAsync(disabled, $"/w/{workspace.Id}/sso/{okta}/enable"));
        Assert.Equal(ConnectionState.Enabled, (await ConnectionsAsync(workspace))[0].State);
    }

    [Fact, Spec("I-07")]
    public async Task Nothing_is_changed_by_whoever_finds_a_screen_that_somebody_left()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var left = Browser.Of(server, workspace, ago: TimeSpan.FromMinutes(6));
        var before = await workspace.SequenceAsync();
        var page = await left.GetAsync($"/w/{workspace.Id}/sso");

        foreach (var form in page.Document.QuerySelectorAll("main form[method=post]").Select(form => form.GetAttribute("action")!))
        {
            var answer = await left.SubmitAsync(page, form);
            Assert.Equal((form, 303), (form, answer.Status));
            Assert.StartsWith($"/reauthenticate?to=%2Fw%2F{workspace.Id}%2Fsso", answer.Location, StringComparison.Ordinal);
        }

        Assert.Equal(before, await workspace.SequenceAsync());
    }

    [Fact, Spec("R-22")]
    public async Task Whoever_may_not_manage_sign_on_sees_nothing_of_it_and_makes_nobody_call_anyone()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Admin);
        var page = await browser.GetAsync(set.Path("/sso"));
        var okta = await OktaAsync(set.Workspace);
        var role = await new Rolecall.Domain.Roles.CreateRole(server.Directories, server.Clock).RunAsync(
            set.Workspace.Owner, "No sign-on", Rolecall.Domain.Roles.BuiltInRole.Admin,
            Rolecall.Domain.Roles.Permissions.All.ToDictionary(one => one.Key, one => one.Key == "members.manage"), Ct);
        await new Rolecall.Domain.Members.GrantRole(server.Directories, server.Clock)
            .RunAsync(set.Workspace.Owner, set.Admin.Member!.Value, Rolecall.Domain.Roles.RoleRef.Of(role.Role.Id), Ct);

        Assert.Equal(200, page.Status);
        Assert.Equal(403, (await browser.GetAsync(set.Path("/sso"))).Status);
        Assert.Equal(403, (await browser.GetAsync(set.Path("/sso/log"))).Status);
        Assert.Equal(403, (await browser.SubmitAsync(page, set.Path($"/sso/{okta}/metadata-url"), ("url", "https://example.com/"))).Status);
    }

    [Fact]
    public async Task A_hostile_name_is_text()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);

        var page = await BeginAsync(browser, workspace, "saml", "<script>alert(1)</script>");
        var taken = await browser.SubmitAsync(await browser.GetAsync($"/w/{workspace.Id}/sso/new"), $"/w/{workspace.Id}/sso/new", ("kind", "oidc"), ("name", "okta"));

        Assert.Contains("<script>alert(1)</script>", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main script"));
        Assert.Equal((409, "okta"), (taken.Status, taken.Document.QuerySelector("#f-name")!.GetAttribute("value")));
        Assert.Contains("choose another name", taken.Error, StringComparison.Ordinal);
    }

    private static async Task<Seen> BeginAsync(Browser browser, TestWorkspace workspace, string kind, string? name = null)
    {
        var page = await browser.GetAsync($"/w/{workspace.Id}/sso/new");
        return await browser.FollowAsync(await browser.SubmitAsync(page, $"/w/{workspace.Id}/sso/new", ("kind", kind), ("name", name)));
    }

    private static async Task<ConnectionId> OktaAsync(TestWorkspace workspace) => (await ConnectionsAsync(workspace))[0].Id;

    private static async Task<IReadOnlyList<Connection>> ConnectionsAsync(TestWorkspace workspace) =>
        [.. (await workspace.Directory.ReadWorkspaceAsync(Ct)).Connections.OrderBy(one => one.Id.Value)];
}

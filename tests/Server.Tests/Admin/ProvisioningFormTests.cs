using Rolecall.Domain.Credentials;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Admin;

public sealed class ProvisioningFormTests(RunningServer server)
{
    [Fact, Spec("M1", "R-42", "I-08")]
    public async Task A_token_is_made_shown_once_and_opens_the_directory()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var page = await browser.GetAsync(set.Path("/provisioning"));
        Assert.Equal(set.Workspace.BaseUrl, page.Document.QuerySelector("#base-url")!.GetAttribute("value"));

        var made = await browser.SubmitAsync(page, set.Path("/provisioning/token"));

        Assert.Equal(200, made.Status);
        Assert.Equal("no-store", made.Headers["Cache-Control"]);
        var token = made.Document.QuerySelector("#token")!.GetAttribute("value")!;
        var used = await set.Workspace.SendAsync(
            HttpMethod.Get, "/Users?startIndex=1&count=2", adjust: request => request.Headers.Authorization = new("Bearer", token));
        Assert.Equal(200, used.Status);
        foreach (var path in PagesTests.Paths.Select(row => row.Data))
            Assert.DoesNotContain(token[10..], (await browser.GetAsync(set.Path(path))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_a_token_wants_a_person_who_proved_a_moment_ago_who_they_are()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace, ago: TimeSpan.FromMinutes(6));
        var page = await browser.GetAsync(set.Path("/provisioning"));

        var answer = await browser.SubmitAsync(page, set.Path("/provisioning/token"));

        Assert.Equal(303, answer.Status);
        Assert.Equal($"/reauthenticate?to={Uri.EscapeDataString(set.Path("/provisioning"))}", answer.Location);
        var credentials = await new ListCredentials(server.Directories).RunAsync(set.Workspace.Owner, TestContext.Current.CancellationToken);
        Assert.Single(credentials, credential => credential.Kind == TokenKind.Scim);
    }

    [Fact, Spec("M2")]
    public async Task The_page_tells_when_Okta_has_tested_the_credentials()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, workspace);
        var before = await browser.GetAsync($"/w/{workspace.Id}/provisioning/test");

        await workspace.GetAsync("/Users?startIndex=1&count=2");
        await workspace.LogAsync();
        var after = await browser.GetAsync($"/w/{workspace.Id}/provisioning/test");

        Assert.Contains("Waiting for", before.Text, StringComparison.Ordinal);
        Assert.Contains("hx-trigger=\"every 3s\"", before.Text, StringComparison.Ordinal);
        Assert.Contains("The credentials work.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hx-get", after.Text, StringComparison.Ordinal);
    }

    [Fact, Spec("M11")]
    public async Task What_Okta_asks_for_is_there_to_be_copied()
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path("/provisioning"));

        foreach (var name in new[] { "role", "customRoleName", "customRoleId" })
        {
            Assert.Equal(name, page.Document.QuerySelector($"#{name}-variable")!.GetAttribute("value"));
            Assert.Equal(name, page.Document.QuerySelector($"#{name}-external")!.GetAttribute("value"));
            Assert.Equal(
                "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User", page.Document.QuerySelector($"#{name}-namespace")!.GetAttribute("value"));
        }

        Assert.All(new[] { "admin", "member", "limited_member", "guest" }, word => Assert.Equal(word, page.Document.GetElementById($"role-{word}")!.TextContent));
        Assert.Equal("Sales manager", page.Document.GetElementById("customRoleName-Sales manager")!.TextContent);
        Assert.Equal(set.Role.ToString(), page.Document.GetElementById($"customRoleId-{set.Role}")!.TextContent);
    }

    [Fact]
    public async Task The_client_profile_is_changed_and_a_wrong_one_refused()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var page = await browser.GetAsync(set.Path("/provisioning"));

        var refused = await browser.SubmitAsync(page, set.Path("/provisioning/client"), ("client", "nobody"));
        var saved = await browser.FollowAsync(await browser.SubmitAsync(page, set.Path("/provisioning/client"), ("client", "okta")));

        Assert.Equal(400, refused.Status);
        Assert.StartsWith("There is no client profile 'nobody'", refused.Error, StringComparison.Ordinal);
        Assert.Contains("The client profile is saved", saved.Words, StringComparison.Ordinal);
        Assert.Equal("okta", (await set.Workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Connections[0].Client);
    }

    [Fact]
    public async Task Held_deactivations_are_released()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Resilient);
        var browser = Browser.Of(server, workspace);
        var page = await browser.GetAsync($"/w/{workspace.Id}/provisioning");

        await browser.FollowAsync(await browser.SubmitAsync(page, $"/w/{workspace.Id}/provisioning/release"));

        Assert.NotNull((await workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Workspace.ReleasedUntil);
    }

    [Fact]
    public async Task A_request_is_told_whole_and_in_sentences()
    {
        var set = await SettledWorkspace.GivenAsync(server);
        var browser = Browser.Of(server, set.Workspace);

        var page = await browser.GetAsync(set.Path("/provisioning/log/{line}"));
        var refused = await browser.GetAsync(set.Path("/provisioning/log?refused=yes"));

        Assert.Equal("Changed a person.", page.Title);
        Assert.Contains("\"path\": \"name.familyName\"", page.Text.Replace("&quot;", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("role_only", page.Words, StringComparison.Ordinal);
        Assert.Equal(["Created a person: refused (400)."], refused.Document.QuerySelectorAll("tbody a").Select(link => link.TextContent));
    }

    [Fact]
    public async Task A_run_is_previewed_and_undone()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var preview = await browser.GetAsync(set.Path("/provisioning/runs/{run}"));
        Assert.Contains("ada@example.com deleted", preview.Words, StringComparison.Ordinal);

        var undone = await browser.SubmitAsync(preview, set.Path("/provisioning/runs/{run}/undo"));

        Assert.Equal(200, undone.Status);
        Assert.Contains("It is undone.", undone.Words, StringComparison.Ordinal);
        Assert.Null((await set.Workspace.Directory.FindMemberAsync(set.Ada, TestContext.Current.CancellationToken))!.Member.Id);
    }

    [Fact]
    public async Task A_group_gives_a_role_once_it_was_shown_who_gets_it()
    {
        var workspace = await server.GivenWorkspaceAsync(Presets.Resilient);
        var ada = await workspace.GivenUserAsync(SettledWorkspace.User("ada", "Ada Lovelace", ""));
        await workspace.PostAsync("/Groups", $$"""{ "displayName": "Engineering", "members": [{ "value": "{{ada}}" }] }""");
        await workspace.PostAsync("/Groups", """{ "displayName": "Sales" }""");
        var browser = Browser.Of(server, workspace);
        var root = $"/w/{workspace.Id}/provisioning/groups";
        var page = await browser.GetAsync(root);

        var preview = await browser.SubmitAsync(page, $"{root}/add", ("role", "guest"));

        Assert.Contains("1 person: Member → Guest", preview.Words, StringComparison.Ordinal);
        Assert.Equal(BuiltInRole.Member, (await SettledWorkspace.MemberAsync(workspace, ada)).Role.BuiltIn);
        var list = preview.Document.QuerySelector("input[name=list]")!.GetAttribute("value")!;
        var saved = await browser.FollowAsync(await browser.PostAsync(root, Fields(preview, list, save: true)));
        Assert.Equal(BuiltInRole.Guest, (await SettledWorkspace.MemberAsync(workspace, ada)).Role.BuiltIn);

        var without = saved.Document.QuerySelector("button[name=list]")!.GetAttribute("value")!;
        await browser.FollowAsync(await browser.PostAsync(root, Fields(saved, without, save: true)));
        Assert.Empty((await workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).GroupRoles.Mappings);
    }

    [Fact]
    public async Task A_request_is_tried_and_leaves_nothing()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var page = await browser.GetAsync(set.Path("/provisioning/dry-run"));

        var tried = await browser.SubmitAsync(page, set.Path("/provisioning/dry-run"), ("body", SettledWorkspace.User("new", "New Person", "")));
        var refused = await browser.SubmitAsync(page, set.Path("/provisioning/dry-run"), ("path", "/Nothing"), ("body", "{ \"kept\": 1 }"));

        Assert.Equal(200, tried.Status);
        Assert.Contains("created", tried.Words, StringComparison.Ordinal);
        Assert.Contains("201", tried.Words, StringComparison.Ordinal);
        Assert.NotNull(refused.Error);
        Assert.Contains("kept", refused.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        var users = await set.Workspace.GetAsync("/Users?filter=userName%20eq%20%22new%40example.com%22");
        Assert.Equal(0, users["totalResults"]!.GetValue<int>());
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Seen page, string list, bool save)
    {
        yield return KeyValuePair.Create("csrf", page.Document.QuerySelector("main input[name=csrf]")!.GetAttribute("value")!);
        yield return KeyValuePair.Create("list", list);
        if (save)
            yield return KeyValuePair.Create("step", "save");
    }
}

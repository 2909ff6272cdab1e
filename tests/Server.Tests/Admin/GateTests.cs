using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Server.Tests.Admin;

/// <summary>Who is let into the console, and from where it takes a form.</summary>
public sealed class GateTests(RunningServer server)
{
    [Fact, Spec("R-19", "R-40")]
    public async Task A_stranger_is_sent_to_sign_in_and_back_to_where_they_wanted()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var stranger = Browser.OfStranger(server);

        var answer = await stranger.GetAsync($"/w/{workspace.Id}/members?q=ada");

        Assert.Equal(303, answer.Status);
        Assert.Equal($"/sign-in?to={Uri.EscapeDataString($"/w/{workspace.Id}/members?q=ada")}", answer.Location);
    }

    [Fact]
    public async Task A_piece_of_a_page_that_a_stranger_asks_for_has_the_whole_page_leave()
    {
        var workspace = await server.GivenWorkspaceAsync();

        var answer = await Browser.OfStranger(server).GetAsync($"/w/{workspace.Id}/provisioning/test", request => request.Headers.Add("HX-Request", "true"));

        Assert.Equal(200, answer.Status);
        Assert.StartsWith("/sign-in?to=", answer.Headers["HX-Redirect"], StringComparison.Ordinal);
        Assert.Empty(answer.Text);
    }

    [Fact, Spec("R-20")]
    public async Task Of_another_workspace_nobody_learns_more_than_of_one_that_does_not_exist()
    {
        var own = await server.GivenWorkspaceAsync();
        var other = await server.GivenWorkspaceAsync();
        var browser = Browser.Of(server, own);

        var existing = await browser.GetAsync($"/w/{other.Id}/members");
        var missing = await browser.GetAsync("/w/1/members");

        Assert.Equal(303, existing.Status);
        Assert.Equal(missing.Location!.Replace("%2F1%2F", $"%2F{other.Id}%2F", StringComparison.Ordinal), existing.Location);
    }

    [Fact, Spec("R-20", "I-51")]
    public async Task What_is_another_workspaces_is_nothing_in_ones_own()
    {
        var theirs = await SettledWorkspace.MakeAsync(server);
        var ours = await server.GivenWorkspaceAsync();
        var before = (await theirs.Workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Workspace.Sequence;
        var browser = Browser.Of(server, ours);
        var page = await browser.GetAsync($"/w/{ours.Id}/roles/new");
        var csrf = page.Document.QuerySelector("main input[name=csrf]")!.GetAttribute("value")!;

        foreach (var (path, foreign) in new[]
        {
            ("/members/{0}", theirs.Ada.ToString()), ("/members/{0}/role", theirs.Ada.ToString()), ("/members/{0}/role/withdraw", theirs.Ada.ToString()),
            ("/members/{0}/deactivate", theirs.Ada.ToString()), ("/members/{0}/reactivate", theirs.Ada.ToString()),
            ("/roles/{0}", theirs.Role.ToString()), ("/roles/{0}/delete", theirs.Role.ToString()),
        })
        {
            foreach (var id in new[] { foreign, "987654321" })
            {
                var to = $"/w/{ours.Id}{string.Format(System.Globalization.CultureInfo.InvariantCulture, path, id)}";
                Seen[] answers =
                [
                    await browser.GetAsync(to),
                    await browser.PostAsync(to, [new("csrf", csrf), new("role", "guest"), new("moveTo", "guest"), new("name", "X"), new("inherited", "member")]),
                ];
                Assert.All(answers, answer => Assert.Contains(answer.Status, new[] { 404, 405 }));
                Assert.Contains(answers, answer => answer.Status == 404);
                Assert.All(answers, answer => Assert.DoesNotContain("Ada", answer.Text, StringComparison.Ordinal));
            }
        }

        Assert.Equal(before, (await theirs.Workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Workspace.Sequence);
    }

    [Theory, Spec("R-22")]
    [InlineData(BuiltInRole.Guest, "Guest")]
    [InlineData(BuiltInRole.LimitedMember, "Limited member")]
    [InlineData(BuiltInRole.Member, "Member")]
    public async Task Who_manages_nothing_reads_their_role_and_nothing_else(BuiltInRole role, string word)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var person = await PersonAsync(workspace, role);
        var browser = Browser.Of(server, person);

        foreach (var path in new[] { "", "/members", "/roles", "/policies", "/provisioning", "/nonsense" })
        {
            var page = await browser.GetAsync($"/w/{workspace.Id}{path}");
            Assert.Equal(403, page.Status);
            Assert.Equal("You are signed in to Example", page.Title);
            Assert.Contains(word, page.Words, StringComparison.Ordinal);
        }
    }

    [Theory, Spec("R-22")]
    [InlineData(BuiltInRole.Member, "", 403)]
    [InlineData(BuiltInRole.Admin, "/members", 200)]
    public async Task Who_has_a_custom_role_reads_its_name_and_not_the_one_it_inherits(BuiltInRole inherited, string path, int status)
    {
        var workspace = await server.GivenWorkspaceAsync();
        var role = await workspace.GivenRoleAsync("Zebra keeper", inherited);
        var id = await workspace.GivenUserAsync(SettledWorkspace.User("sam", "Sam", $"\"customRoleId\": {role}"));
        var number = (await SettledWorkspace.MemberAsync(workspace, id)).Number;
        var browser = Browser.Of(server, new Caller(workspace.Id, $"member:{number}", null, number, inherited, "test", null));

        var page = await browser.GetAsync($"/w/{workspace.Id}{path}");

        Assert.Equal(status, page.Status);
        Assert.Contains("Zebra keeper", status == 403 ? page.Words : page.Document.QuerySelector(".person-menu .menu-words")!.TextContent, StringComparison.Ordinal);
    }

    [Fact, Spec("R-22")]
    public async Task Who_lost_access_reads_the_same()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        await new Rolecall.Domain.Members.SetAccess(server.Directories, server.Clock)
            .RunAsync(set.Workspace.Owner, set.Admin.Member!.Value, active: false, TestContext.Current.CancellationToken);

        Assert.Equal(403, (await Browser.Of(server, set.Admin).GetAsync(set.Path("/members"))).Status);
    }

    /// <summary>A custom role may manage one thing: its pages open, the others do not and are not led to.</summary>
    [Fact, Spec("R-22")]
    public async Task Who_manages_one_thing_sees_that_and_no_more()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var permissions = Permissions.All.ToDictionary(one => one.Key, one => one.Key == "settings.manage");
        var role = await new CreateRole(server.Directories, server.Clock)
            .RunAsync(workspace.Owner, "Settings only", BuiltInRole.Admin, permissions, TestContext.Current.CancellationToken);
        var id = await workspace.GivenUserAsync(SettledWorkspace.User("sam", "Sam", $"\"customRoleId\": {role.Role.Id}"));
        var number = (await SettledWorkspace.MemberAsync(workspace, id)).Number;
        var browser = Browser.Of(server, new Caller(workspace.Id, $"member:{number}", null, number, BuiltInRole.Admin, "test", null));

        var page = await browser.GetAsync($"/w/{workspace.Id}/policies");

        Assert.Equal(200, page.Status);
        Assert.Equal(["Overview", "Roles", "Policies"], page.Document.QuerySelectorAll(".nav-item").Select(link => link.TextContent.Trim()));
        Assert.Equal(403, (await browser.GetAsync($"/w/{workspace.Id}/members")).Status);
        Assert.Equal(403, (await browser.GetAsync($"/w/{workspace.Id}/provisioning/log")).Status);
        Assert.Equal(200, (await browser.GetAsync($"/w/{workspace.Id}")).Status);
    }

    public static TheoryData<string, string?, string?, bool, int> Sources => new()
    {
        { "the page itself", "same-origin", "own", true, 303 },
        { "a browser that does not name the site", null, "own", true, 303 },
        { "another site", "cross-site", "https://evil.example", true, 403 },
        { "another host of the same site", "same-site", "https://evil.rolecall.example", true, 403 },
        { "an address typed in", "none", null, true, 403 },
        { "another site that does not say so", null, "https://evil.example", true, 403 },
        { "an opaque origin", null, "null", true, 403 },
        { "nowhere", null, null, true, 403 },
        { "the page itself, without the token", "same-origin", "own", false, 403 },
    };

    [Theory, MemberData(nameof(Sources)), Spec("R-39")]
    public async Task A_form_is_taken_from_our_own_pages_alone(string from, string? site, string? origin, bool token, int status)
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var page = await browser.GetAsync(set.Path("/members/{ada}"));
        void Adjust(HttpRequestMessage request)
        {
            request.Headers.Remove("Sec-Fetch-Site");
            request.Headers.Remove("Origin");
            if (site is not null)
                request.Headers.Add("Sec-Fetch-Site", site);
            if (origin is not null)
                request.Headers.Add("Origin", origin == "own" ? server.Url.GetLeftPart(UriPartial.Authority) : origin);
        }

        var answer = token
            ? await browser.SubmitAsync(page, set.Path("/members/{ada}/deactivate"), Adjust)
            : await browser.SubmitAsync(page, set.Path("/members/{ada}/deactivate"), Adjust, ("csrf", null));

        Assert.True(answer.Status == status, $"{from}: {answer.Status}");
        var ada = await set.Workspace.Directory.FindMemberAsync(set.Ada, TestContext.Current.CancellationToken);
        Assert.Equal(status == 403, ada!.Member.Active);
    }

    [Fact, Spec("R-39")]
    public async Task The_token_of_one_browser_is_none_in_another()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var page = await Browser.Of(server, set.Admin).GetAsync(set.Path("/members/{ada}"));
        var other = Browser.Of(server, set.Workspace);
        await other.GetAsync(set.Path("/members/{ada}"));

        Assert.Equal(403, (await other.SubmitAsync(page, set.Path("/members/{ada}/deactivate"))).Status);
    }

    [Fact, Spec("R-39")]
    public async Task Nothing_changes_by_looking()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var before = (await set.Workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Workspace.Sequence;
        var browser = Browser.Of(server, set.Workspace);

        foreach (var path in new[] { "/members/{ada}/deactivate", "/members/{ada}/role", "/provisioning/token", "/provisioning/runs/{run}/undo" })
            Assert.Contains((await browser.GetAsync(set.Path(path))).Status, new[] { 404, 405 });

        Assert.Equal(before, (await set.Workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken)).Workspace.Sequence);
    }

    private static async Task<Caller> PersonAsync(TestWorkspace workspace, BuiltInRole role)
    {
        var id = await workspace.GivenUserAsync(SettledWorkspace.User("someone", "Some One", $"\"role\": \"{role.Word()}\""));
        var number = (await SettledWorkspace.MemberAsync(workspace, id)).Number;
        return new Caller(workspace.Id, $"member:{number}", null, number, role, "test", null);
    }
}

using Rolecall.Domain.Roles;

namespace Rolecall.Server.Tests.Admin;

/// <summary>What a person does to people in the console happens, and what is refused is told beside the form.</summary>
public sealed class MemberFormTests(RunningServer server)
{
    [Fact, Spec("R-22")]
    public async Task A_role_given_by_hand_counts_and_can_be_withdrawn()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var page = await browser.GetAsync(set.Path("/members/{ada}"));

        var given = await browser.FollowAsync(await browser.SubmitAsync(page, set.Path("/members/{ada}/role"), ("role", set.Role.ToString())));

        Assert.Contains("The role is given", given.Words, StringComparison.Ordinal);
        Assert.Equal(set.Role, (await AdaAsync(set)).Member.Role.CustomId);

        var withdrawn = await browser.FollowAsync(await browser.SubmitAsync(given, set.Path("/members/{ada}/role/withdraw")));

        Assert.Contains("withdrawn", withdrawn.Words, StringComparison.Ordinal);
        Assert.Null((await AdaAsync(set)).Member.Role.CustomId);
    }

    [Fact]
    public async Task The_page_warns_that_the_identity_provider_will_override()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);

        var sent = await browser.GetAsync(set.Path($"/members/{set.Admin.Member}"));
        var unsent = await browser.GetAsync(set.Path("/members/{ada}"));

        Assert.Contains("A role given here counts until it sends another one", sent.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("A role given here counts until", unsent.Words, StringComparison.Ordinal);
    }

    [Fact, Spec("M9", "M10")]
    public async Task Access_is_ended_and_restored()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var page = await browser.GetAsync(set.Path("/members/{ada}"));

        var ended = await browser.FollowAsync(await browser.SubmitAsync(page, set.Path("/members/{ada}/deactivate")));

        Assert.False((await AdaAsync(set)).Member.Active);
        Assert.Contains("Inactive", ended.Words, StringComparison.Ordinal);
        await browser.FollowAsync(await browser.SubmitAsync(ended, set.Path("/members/{ada}/reactivate")));
        Assert.True((await AdaAsync(set)).Member.Active);
    }

    [Fact, Spec("R-22", "I-52")]
    public async Task What_is_refused_is_said_beside_the_form_with_what_was_chosen_kept()
    {
        var set = await SettledWorkspace.MakeAsync(server);
        var browser = Browser.Of(server, set.Workspace);
        var page = await browser.GetAsync(set.Path("/members/{ada}"));
        var other = await set.Workspace.GivenRoleAsync("Short-lived");
        await new DeleteRole(server.Directories).RunAsync(set.Workspace.Owner, other, RoleRef.Of(BuiltInRole.Guest), TestContext.Current.CancellationToken);

        var gone = await browser.SubmitAsync(page, set.Path("/members/{ada}/role"), ("role", other.ToString()));
        var owner = await browser.SubmitAsync(page, set.Path("/members/{ada}/role"), ("role", "owner"));

        Assert.Equal(400, gone.Status);
        Assert.StartsWith("There is no such role in this workspace", gone.Error, StringComparison.Ordinal);
        Assert.Equal(403, owner.Status);
        Assert.Equal("Nobody becomes owner by a grant: the owner transfers ownership.", owner.Error);
        Assert.Equal("Ada Lovelace", owner.Title);
    }

    [Fact, Spec("M7")]
    public async Task What_was_sent_and_not_applied_is_shown_with_the_reason_and_so_is_why_the_role()
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path("/members/{ada}"));

        Assert.Contains("name.familyName \"King\" profile_updates=role_only", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nobody assigned a role, so the workspace's default counts: member.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Changed a person.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Engineering", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_searched_filtered_and_sorted()
    {
        var set = await SettledWorkspace.GivenAsync(server);
        var browser = Browser.Of(server, set.Workspace);

        async Task<string[]> NamesAsync(string query) =>
            [.. (await browser.GetAsync(set.Path($"/members?{query}"))).Document.QuerySelectorAll("tbody .person-words a").Select(link => link.TextContent)];

        Assert.Equal(["Ada Lovelace"], await NamesAsync("q=LOVE"));
        Assert.Equal(["Ada Lovelace"], await NamesAsync("q=ada%40example.com"));
        Assert.Equal(["Alan Turing"], await NamesAsync("role=admin"));
        Assert.Equal(["Grace Hopper"], await NamesAsync($"role={set.Role}"));
        Assert.Equal(["Ada Lovelace", "Alan Turing", "Grace Hopper"], await NamesAsync("source=idp"));
        Assert.Equal(["Grace Hopper", "Alan Turing", "Ada Lovelace"], await NamesAsync("source=idp&order=descending"));
        Assert.Equal(["Olga Owner"], await NamesAsync("source=hand"));
        Assert.Empty(await NamesAsync("status=inactive"));
        Assert.Empty(await NamesAsync("q=%22%20or%20userName%20pr%20or%20userName%20eq%20%22"));
    }

    [Fact]
    public async Task A_long_list_is_walked_page_by_page_and_nobody_is_missed()
    {
        var workspace = await server.GivenWorkspaceAsync();
        for (var number = 0; number < 60; number++)
            await workspace.GivenUserAsync($$"""{ "userName": "user{{number:00}}@example.com", "displayName": "User {{number:00}}" }""");
        var browser = Browser.Of(server, workspace);
        var names = new List<string>();

        for (var path = $"/w/{workspace.Id}/members"; path is not null;)
        {
            var page = await browser.GetAsync(path);
            names.AddRange(page.Document.QuerySelectorAll("tbody .person-words a").Select(link => link.TextContent));
            path = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(61, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact, Spec("I-33")]
    public async Task A_hostile_name_is_text_and_nothing_more()
    {
        const string name = "<img src=x onerror=alert(1)>\u05D0\u05D1\u05D2</td></script>'\"";
        var workspace = await server.GivenWorkspaceAsync();
        var json = System.Text.Json.JsonSerializer.Serialize(name);
        var id = await workspace.GivenUserAsync($$"""{ "userName": "mallory@example.com", "displayName": {{json}} }""");
        var group = await workspace.PostAsync("/Groups", $$"""{ "displayName": {{json}}, "members": [{ "value": "{{id}}" }] }""");
        Assert.Equal(201, group.Status);
        var role = await workspace.GivenRoleAsync("<b onclick=alert(1)>Role</b>");
        var number = (await SettledWorkspace.MemberAsync(workspace, id)).Number;
        var line = (await workspace.LogAsync(2))[0].Sequence;
        var browser = Browser.Of(server, workspace);

        foreach (var path in new[]
        {
            "", "/members", "/members?q=%3Cimg%20src%3Dx%3E", $"/members/{number}", "/roles", $"/roles/{role}", $"/roles/{role}/delete", "/provisioning", "/provisioning/groups",
            $"/provisioning/log/{line}", $"/provisioning/log?request=%3Cscript%3E", $"/provisioning/dry-run?line={line}", "/provisioning/runs/1",
        })
        {
            var page = await browser.GetAsync($"/w/{workspace.Id}{path}");
            Assert.Equal(200, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("img, b, script:not([src])"));
            Assert.DoesNotContain(page.Document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        }

        var shown = await browser.GetAsync($"/w/{workspace.Id}/members/{number}");
        Assert.Equal(name, shown.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal("auto", shown.Document.QuerySelector("h1")!.GetAttribute("dir")); // letters that run the other way turn nothing but the name
    }

    private static async Task<Rolecall.Domain.Members.MemberState> AdaAsync(SettledWorkspace set) =>
        (await set.Workspace.Directory.FindMemberAsync(set.Ada, TestContext.Current.CancellationToken))!;
}

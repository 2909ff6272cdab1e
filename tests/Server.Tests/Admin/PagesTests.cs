
namespace Rolecall.Server.Tests.Admin;

/// <summary>Every page of the console, as a person sees it.</summary>
public sealed class PagesTests(RunningServer server)
{
    public static TheoryData<string> Paths =>
    [
        "", "/members", "/members?q=ada&status=active&role=member&source=idp&sort=meta.lastModified&order=descending", "/members?after=nonsense",
        "/members/{ada}", "/members/{owner}", "/roles", "/roles/new", "/roles/{role}", "/roles/{role}/delete", "/roles/{role}/delete?moveTo=guest",
        "/policies", "/policies?preset=resilient", "/provisioning", "/provisioning/test", "/provisioning/log", "/provisioning/log?refused=yes",
        "/provisioning/log/{line}", "/provisioning/runs", "/provisioning/runs/{run}", "/provisioning/groups", "/provisioning/dry-run",
        "/provisioning/dry-run?line={line}", "/sso", "/sso/new", "/sso/log", "/sso/log?refused=yes&connection=999999999&before=nonsense",
    ];

    [Theory, MemberData(nameof(Paths)), Spec("M1")]
    public async Task Opens_for_the_owner(string path)
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path(path));

        Assert.Equal(200, page.Status);
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        AssertIsWhole(page, path);
    }

    /// <summary>All but what is the owner's: roles, unless the owner has delegated them.</summary>
    public static TheoryData<string> AdminsPaths => [.. Paths.Select(row => row.Data).Where(path => !path.EndsWith("/delete", StringComparison.Ordinal) && !path.Contains("moveTo", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(AdminsPaths)), Spec("M1")]
    public async Task Opens_for_an_admin(string path)
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Admin).GetAsync(set.Path(path));

        Assert.Equal(200, page.Status);
        AssertIsWhole(page, path);
    }

    [Theory, MemberData(nameof(Paths)), Spec("R-38", "R-41")]
    public async Task Brings_nothing_that_the_policy_of_its_content_forbids(string path)
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path(path));

        Assert.Empty(page.Document.QuerySelectorAll("[style], style, script:not([src]), base, iframe, object, embed"));
        Assert.DoesNotContain(page.Document.All, element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        var addresses = page.Document.All.SelectMany(element => new[] { element.GetAttribute("src"), element.GetAttribute("href"), element.GetAttribute("action") });
        Assert.All(addresses.OfType<string>(), address => Assert.True(address is ['/', not '/', ..] or ['/'] or ['#', ..], address));
    }

    [Theory, MemberData(nameof(Paths)), Spec("R-39")]
    public async Task Each_form_that_changes_something_carries_the_token(string path)
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path(path));

        Assert.All(page.Document.QuerySelectorAll("form[method=post]"), form => Assert.NotEmpty(form.QuerySelector("input[name=csrf]")!.GetAttribute("value")!));
    }

    [Fact]
    public async Task What_is_not_there_is_told_on_a_page()
    {
        var set = await SettledWorkspace.GivenAsync(server);
        var browser = Browser.Of(server, set.Workspace);

        foreach (var path in new[] { "/members/999999999", "/roles/999999999", "/provisioning/log/999999999", "/provisioning/runs/999999999", "/nonsense" })
        {
            var page = await browser.GetAsync(set.Path(path));
            Assert.Equal(404, page.Status);
            Assert.Equal("Nothing is here", page.Title);
        }
    }

    [Theory]
    [InlineData("/members?q=%00")]
    [InlineData("/members?q=%5C%22%29%20or%20%28")]
    [InlineData("/members?after=7.AAAA")]
    [InlineData("/members?after=7.%F0%9F%A6%86")]
    [InlineData("/members?after=99999999999999999999")]
    [InlineData("/members?role=99999999999&sort=password&order=sideways")]
    [InlineData("/provisioning/log?before=-1&member=x&run=99999999999999999999&request=%00")]
    [InlineData("/provisioning/runs?before=0")]
    [InlineData("/policies?preset=none")]
    [InlineData("/roles/{role}/delete?moveTo=owner")]
    [InlineData("/provisioning/dry-run?line=9223372036854775807")]
    public async Task Nonsense_in_an_address_is_no_fault_of_ours(string path)
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path(path));

        Assert.InRange(page.Status, 200, 499);
        Assert.NotEmpty(page.Title);
    }

    [Fact, Spec("M1")]
    public async Task Without_an_enabled_connection_there_are_no_credentials_and_the_page_says_why()
    {
        var workspace = await server.GivenWorkspaceAsync();
        var view = await workspace.Directory.ReadWorkspaceAsync(TestContext.Current.CancellationToken);
        await new Rolecall.Domain.Connections.DisableConnection(server.Directories)
            .RunAsync(workspace.Owner, view.Connections[0].Id, TestContext.Current.CancellationToken);

        var page = await Browser.Of(server, workspace).GetAsync($"/w/{workspace.Id}/provisioning");

        Assert.Contains("disabled", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='/w/{workspace.Id}/sso']"));
        Assert.Null(page.Document.QuerySelector("#base-url"));
    }

    private static void AssertIsWhole(Seen page, string path)
    {
        if (path == "/provisioning/test")
            return; // a piece of a page
        Assert.NotEmpty(page.Title);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.Document.QuerySelectorAll("nav [aria-current=page]"), link => link.ClassList.Contains("nav-item"));
        var ids = page.Document.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(
            page.Document.QuerySelectorAll("input:not([type=hidden]), select, textarea"),
            field => Assert.True(
                field.HasAttribute("aria-label") || field.Closest("label") is not null || page.Document.QuerySelector($"label[for='{field.Id}']") is not null,
                $"Nothing says what {field.OuterHtml} is."));
        Assert.All(page.Document.QuerySelectorAll("button"), button => Assert.False(
            string.IsNullOrWhiteSpace(button.TextContent) && !button.HasAttribute("aria-label"), button.OuterHtml));
    }
}

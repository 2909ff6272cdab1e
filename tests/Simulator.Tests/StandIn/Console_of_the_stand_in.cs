using System.CommandLine;
using System.Net;
using Rolecall.Simulator.StandIn;
using Rolecall.Simulator.Tests.Fake;

namespace Rolecall.Simulator.Tests.StandIn;

public sealed class Console_of_the_stand_in
{
    private static readonly string[] Pages =
        ["/apps", "/people", "/people/new", "/groups", "/apps/{app}", "/apps/{app}/sign-on", "/apps/{app}/provisioning", "/apps/{app}/provisioning/to-app",
            "/apps/{app}/provisioning/attributes", "/apps/{app}/import", "/apps/{app}/assignments", "/apps/{app}/assignments/people",
            "/apps/{app}/assignments/groups", "/apps/{app}/push-groups", "/people/{person}", "/groups/{group}", "/home/{person}",
            "/apps/{app}/assignments/people/{person}", "/apps/{app}/assignments/groups/{group}", "/apps/gone"];

    [Fact, Spec("R-38", "R-41")]
    public async Task Every_page_runs_nothing_but_its_own_script_and_may_be_framed_by_nobody()
    {
        await using var standIn = await RunningStandIn.StartAsync();
        foreach (var path in Pages)
        {
            var page = await standIn.GetAsync(In(standIn, path));

            Assert.Equal(path == "/apps/gone" ? HttpStatusCode.NotFound : HttpStatusCode.OK, page.Status);
            Assert.Equal(
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                page.Header("Content-Security-Policy"));
            Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
            Assert.Equal("no-store", page.Header("Cache-Control"));
            Assert.Equal("same-origin", page.Header("Referrer-Policy"));
            Assert.Equal("same-origin", page.Header("Cross-Origin-Opener-Policy"));
            Assert.Equal("same-origin", page.Header("Cross-Origin-Resource-Policy"));
            Assert.DoesNotContain("http://", page.Body.Replace(standIn.Url, "", StringComparison.Ordinal));
            Assert.DoesNotContain("https://", page.Body);
            Assert.DoesNotContain(" style=", page.Body);
            Assert.DoesNotContain(" on", page.Body.Split("<main", 2)[0]);
        }
    }

    [Theory, Spec("R-39")]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_foreign_page_presses_no_button(string? origin)
    {
        await using var standIn = await RunningStandIn.StartAsync();

        var answer = await standIn.SendAsync("/groups", origin, ("name", "Planted"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.DoesNotContain(standIn.State.Groups, group => group.Name == "Planted");
    }

    [Fact]
    public async Task Under_a_foreign_name_nothing_is_answered()
    {
        await using var standIn = await RunningStandIn.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, standIn.Url + "/apps");
        request.Headers.Host = "rebound.evil.example";

        using var answer = await standIn.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Names_are_text_wherever_they_are_shown()
    {
        const string Hostile = "\"><script>alert(1)</script>'&";
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Catalogue");
        await standIn.PressAsync($"/apps/{standIn.App.Id}", ("name", Hostile));
        await standIn.PressAsync(
            $"/people/{standIn.Ada.Id}", ("givenName", Hostile), ("familyName", Hostile), ("userName", "\"><script>@x.example"), ("email", Hostile));
        await standIn.PressAsync($"/groups/{standIn.State.Groups[0].Id}", ("name", Hostile), ($"member-{standIn.Ada.Id}", "on"));
        await standIn.AssignAsync(standIn.Ada, customRoleName: Hostile);
        await standIn.PressAsync($"/apps/{standIn.App.Id}/push-groups", ("group", standIn.State.Groups[0].Id), ("action", "create"));
        await standIn.PressAsync($"/apps/{standIn.App.Id}/import");

        foreach (var path in Pages)
        {
            var page = await standIn.GetAsync(In(standIn, path));

            Assert.DoesNotContain("<script>", page.Body);
            Assert.Single(page.Body.Split("<script").Skip(1));
        }
    }

    [Fact]
    public async Task Everything_is_there_again_after_a_restart()
    {
        await using var server = await FakeServer.StartAsync();
        var standIn = await RunningStandIn.StartAsync();
        await standIn.ProvisionAsync(server, "Wizard");
        await standIn.AssignAsync(standIn.Ada, role: "admin");
        await standIn.PressAsync($"/apps/{standIn.App.Id}/push-groups", ("group", standIn.State.Groups[0].Id), ("action", "create"));
        var before = await File.ReadAllTextAsync(standIn.StatePath, TestContext.Current.CancellationToken);

        await using var after = await standIn.RestartAsync();
        Assert.Contains("Provisioned", (await after.GetAsync($"/apps/{after.App.Id}/assignments")).Text);
        await after.PressAsync("/wire/clear");
        var sent = server.Seen.Count;
        await after.PressAsync($"/groups/{after.State.Groups[0].Id}", ("name", "Design"), ($"member-{after.Ada.Id}", "on"), ($"member-{after.Grace.Id}", "on"));

        Assert.Equal(sent, server.Seen.Count); // it knows what it pushed
        Assert.Equal(before, await File.ReadAllTextAsync(after.StatePath, TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(after.StatePath));
    }

    [Fact]
    public async Task The_wire_view_is_brought_to_open_pages_as_it_happens()
    {
        await using var server = await FakeServer.StartAsync();
        await using var standIn = await RunningStandIn.StartAsync();
        await using var events = await standIn.Client.GetStreamAsync(
            new Uri(standIn.Url + "/wire/events?after=0"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(events);

        await standIn.ProvisionAsync(server, "Catalogue");

        string? line;
        do
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        while (line?.StartsWith("data: <", StringComparison.Ordinal) == false);
        Assert.Equal("data: <details class=\"exchange\" id=\"exchange-1\">", line);
        Assert.DoesNotContain(server.Workspace.Token, (await standIn.GetAsync("/groups")).Text);
        Assert.Contains("GET", (await standIn.GetAsync("/groups")).Text);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5090", "--allow-remote")]
    [InlineData("http://192.0.2.1:5090", "--allow-remote")]
    [InlineData("http://127.0.0.1:5090;http://example.com", "--allow-remote")]
    [InlineData("127.0.0.1:5090", "--urls takes")]
    [InlineData("", "--urls takes")]
    public void It_listens_on_this_machine_alone_unless_told_otherwise(string urls, string reason)
    {
        var parsed = new RootCommand { StandInCommand.Create() }.Parse(["stand-in", "--urls", urls]);

        Assert.Contains(reason, Assert.Single(parsed.Errors).Message);
        Assert.Empty(new RootCommand { StandInCommand.Create() }.Parse(["stand-in", "--urls", "http://0.0.0.0:1", "--allow-remote"]).Errors);
        Assert.Empty(new RootCommand { StandInCommand.Create() }.Parse(["stand-in"]).Errors);
    }

    [Fact]
    public async Task A_file_that_is_no_state_is_left_alone()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, "[]", TestContext.Current.CancellationToken);
        var errors = new StringWriter();

        var code = await new RootCommand { StandInCommand.Create() }.Parse(["stand-in", "--urls", "http://127.0.0.1:0", "--state", path])
            .InvokeAsync(new() { Error = errors }, TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Contains("is not a stand-in's state", errors.ToString());
        Assert.Equal("[]", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        File.Delete(path);
    }

    private static string In(RunningStandIn standIn, string path) => path
        .Replace("{app}", standIn.App.Id, StringComparison.Ordinal)
        .Replace("{person}", standIn.Ada.Id, StringComparison.Ordinal)
        .Replace("{group}", standIn.State.Groups[0].Id, StringComparison.Ordinal);
}

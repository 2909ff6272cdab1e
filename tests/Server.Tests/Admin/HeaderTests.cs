namespace Rolecall.Server.Tests.Admin;

/// <summary>What a browser is told about pages, their errors and their files.</summary>
public sealed class HeaderTests(RunningServer server)
{
    [Fact, Spec("R-38", "R-41")]
    public async Task Every_page_and_every_error_of_one_is_locked_down()
    {
        var set = await SettledWorkspace.GivenAsync(server);
        var owner = Browser.Of(server, set.Workspace);
        Seen[] seen =
        [
            .. await Task.WhenAll(PagesTests.Paths.Select(path => owner.GetAsync(set.Path(path.Data)))),
            await owner.GetAsync(set.Path("/members/999999999")),
            await owner.GetAsync(set.Path("/nonsense")),
            await owner.GetAsync("/nonsense"),
            await owner.GetAsync("/w/none"),
            await owner.PostAsync(set.Path("/members"), []),
            await owner.PostAsync(set.Path("/members/{ada}/role"), []),
            await Browser.OfStranger(server).GetAsync(set.Path("")),
        ];

        Assert.All(seen, page =>
        {
            Assert.Equal(
                "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'",
                page.Headers["Content-Security-Policy"]);
            Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
            Assert.Equal("no-referrer", page.Headers["Referrer-Policy"]);
            Assert.Equal("same-origin", page.Headers["Cross-Origin-Opener-Policy"]);
            Assert.Equal("same-origin", page.Headers["Cross-Origin-Resource-Policy"]);
            Assert.Equal("no-store", page.Headers["Cache-Control"]);
            Assert.Contains("camera=()", page.Headers["Permissions-Policy"], StringComparison.Ordinal);
        });
    }

    [Fact, Spec("R-38")]
    public async Task Over_HTTPS_a_browser_is_told_to_stay_there_for_a_year()
    {
        await using var behindProxy = new RunningServer { Proxies = "127.0.0.1" };
        await behindProxy.InitializeAsync();

        var secure = await Browser.OfStranger(behindProxy).GetAsync("/nonsense", request => request.Headers.Add("X-Forwarded-Proto", "https"));
        var plain = await Browser.OfStranger(behindProxy).GetAsync("/nonsense");

        Assert.Equal("max-age=31536000", secure.Headers["Strict-Transport-Security"]);
        Assert.DoesNotContain("Strict-Transport-Security", plain.Headers.Keys);
    }

    [Fact, Spec("R-18")]
    public async Task The_forms_cookie_is_for_this_host_over_HTTPS_and_for_no_script()
    {
        var set = await SettledWorkspace.GivenAsync(server);

        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path(""));

        var cookie = page.Headers["Set-Cookie"];
        Assert.StartsWith("__Host-rolecall-csrf=", cookie, StringComparison.Ordinal);
        Assert.All(new[] { "path=/", "secure", "httponly", "samesite=strict" }, part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_programs_ask_is_answered_as_before()
    {
        var workspace = await server.GivenWorkspaceAsync();

        (await workspace.GetAsync("/Users/none")).AssertScimError(404);
        var api = await Browser.OfStranger(server).GetAsync("/api/v1/nonsense");

        Assert.Equal("application/problem+json", api.Headers["Content-Type"]);
        Assert.DoesNotContain("Content-Security-Policy", api.Headers.Keys);
    }

    [Fact, Spec("R-41")]
    public async Task A_first_visit_costs_little_and_what_it_loads_is_kept()
    {
        var set = await SettledWorkspace.GivenAsync(server);
        var page = await Browser.Of(server, set.Workspace).GetAsync(set.Path(""));
        var files = page.Document.QuerySelectorAll("link[href], script[src]").Select(one => one.GetAttribute("href") ?? one.GetAttribute("src")!).ToArray();

        var bytes = page.Text.Length / 4; // as a proxy in front compresses it, at the least
        foreach (var file in files)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file);
            request.Headers.Add("Accept-Encoding", "gzip, br");
            using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(200, (int)response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
            if (!file.EndsWith(".woff2", StringComparison.Ordinal))
                Assert.Equal(["br"], response.Content.Headers.ContentEncoding);
            bytes += (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(files.Length, 5, 6);
        Assert.InRange(bytes, 20_000, 130_000);
    }

    [Fact]
    public async Task A_file_of_another_version_is_given_once_and_not_kept_and_what_is_for_the_server_alone_is_not_given()
    {
        var former = await Browser.OfStranger(server).GetAsync("/assets/000000000000/console.css");

        Assert.Equal(200, former.Status);
        Assert.Equal("no-cache", former.Headers["Cache-Control"]);
        Assert.Equal(404, (await Browser.OfStranger(server).GetAsync("/assets/000000000000/common-passwords.txt")).Status);
        Assert.Equal(404, (await Browser.OfStranger(server).GetAsync("/assets/000000000000/icons.json")).Status);
    }

    [Fact]
    public void The_commonest_passwords_are_built_in_for_the_rules_of_passwords()
    {
        using var stream = typeof(Composition).Assembly.GetManifestResourceStream("assets/common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(10_000, words.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("123456", words[0]);
        Assert.Contains("qwerty", words);
        Assert.DoesNotContain(words, word => word.Any(char.IsAsciiLetterUpper));
    }
}

using Microsoft.Playwright;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>What holds for every page that links lead to, in a workspace that is in use and at the stand-in beside it.</summary>
public sealed class EveryPage(HeadlessBrowser browser)
{
    private const string Links = "[...document.querySelectorAll('a[href]:not([download])')].filter(a => a.origin === location.origin).map(a => a.pathname)";
    private const int Desk = 1440;
    private const int Phone = 360;

    /// <summary>What the crawl must have come by, so that it is known to work.</summary>
    private static readonly HashSet<string> SomeOfConsole =
    [
        "/w/#/members/#", "/w/#/roles/#", "/w/#/roles/#/delete", "/w/#/sso/log", "/w/#/provisioning/log/#", "/w/#/provisioning/runs/#", "/account/password", "/mail",
    ];

    private static readonly HashSet<string> SomeOfStandIn = ["/apps", "/people", "/people/#", "/groups", "/home/#", "/apps/#/sign-on", "/apps/#/push-groups"];

    private static readonly VisitOptions Axe = new() { Width = Desk, ForAxe = true };

    [Fact]
    public async Task Is_in_nobodys_way_by_day_and_by_night_and_fits_a_small_phone()
    {
        await using var server = await ProductServer.StartAsync("Grace.Hopkins@acme.example", "Grace Hopkins");
        await using var okta = await StandIn.StartAsync();
        await using var ownersVisit = await browser.VisitAsync(server.Address, Axe);
        await using var adminsVisit = await browser.VisitAsync(okta.Address, Axe);
        var album = new Album("every-page");
        var (owner, admin) = (new WorkspaceOwner(server, ownersVisit, album), new OktaAdmin(okta, adminsVisit, album));
        await SetUp.RunAsync(owner, admin, okta);
        await admin.AssignAsync("Ada Vries", customRoleName: "Designer");

        var console = await CrawlAsync(ownersVisit, [server.Home, "/account", "/mail"], "/w/", "/account", "/mail");
        var standIn = await CrawlAsync(adminsVisit, ["/apps"], "/apps", "/people", "/groups", "/home");

        Assert.Superset(SomeOfConsole, console);
        Assert.Superset(SomeOfStandIn, standIn);
    }

    /// <summary>Looks at one page of each kind: of a list of members it opens one.</summary>
    /// <returns>The kinds: paths with # for what is a number or an id.</returns>
    private static async Task<HashSet<string>> CrawlAsync(Visit visit, string[] from, params string[] within)
    {
        var (page, seen, ahead) = (visit.Page, new HashSet<string>(StringComparer.Ordinal), new Queue<string>(from));
        while (ahead.TryDequeue(out var path))
        {
            if (!seen.Add(Kind(path)))
                continue;
            var answer = await page.GotoAsync(path);
            Assert.True(answer!.Ok, $"{path} answers {answer.Status}.");
            await LookAsync(visit);
            foreach (var link in await page.EvaluateAsync<string[]>(Links))
            {
                if (within.Any(start => link.StartsWith(start, StringComparison.Ordinal)))
                    ahead.Enqueue(link);
            }
        }

        return seen;
    }

    /// <remarks>With no motion, so that nothing is looked at halfway from one colour to the other.</remarks>
    private static async Task LookAsync(Visit visit)
    {
        var page = visit.Page;
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce });
            await visit.AxeAsync();
        }

        await page.SetViewportSizeAsync(Phone, 740);
        await visit.FitsAsync(Phone);
        await page.SetViewportSizeAsync(Desk, 900);
    }

    private static string Kind(string path) =>
        string.Join('/', path.Split('/').Select(part => part.Any(char.IsAsciiDigit) ? "#" : part));
}

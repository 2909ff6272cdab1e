using Microsoft.Playwright;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.ProductTests;

/// <summary>What holds for every page that the walk comes by, whoever looks at it and with whatever.</summary>
public sealed class PageRules(HeadlessBrowser browser)
{
    private const int LargestFirstVisit = 130_000;

    private static readonly string[] Open = ["/sign-in/{team}", "/forgot/{team}", "/owner-link/nobody", "/sso/{team}/1/callback"];

    private static readonly string[] Console =
    [
        "/w/{team}", "/w/{team}/members", "/w/{team}/roles", "/w/{team}/roles/new", "/w/{team}/sso", "/w/{team}/provisioning", "/w/{team}/provisioning/log",
        "/w/{team}/policies", "/account", "/mail",
    ];

    /// <summary>Some of these pages say no, which a browser writes down.</summary>
    private static readonly VisitOptions Any = new() { Expected = ["status of 4"] };

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nothing_on_them_is_in_the_way_of_people_who_see_or_move_otherwise(bool dark)
    {
        await using var server = await ProductServer.StartAsync();
        await using var visit = await browser.VisitAsync(server.Address, Any with { ForAxe = true, Dark = dark });

        await EachAsync(server, visit.Page, visit.AxeAsync);
    }

    [Fact]
    public async Task On_a_small_phone_nothing_has_to_be_pushed_sideways()
    {
        await using var server = await ProductServer.StartAsync();
        await using var visit = await browser.VisitAsync(server.Address, Any with { Width = 360, Height = 740 });

        await EachAsync(server, visit.Page, () => visit.FitsAsync(360));
        visit.NoViolations();
    }

    [Fact, Spec("R-41")]
    public async Task A_first_visit_costs_little()
    {
        await using var server = await ProductServer.StartAsync();
        foreach (var path in Open)
            Cheap(path, await browser.FirstVisitBytesAsync(new Uri(server.Address, For(server, path))));

        await using var owner = await browser.VisitAsync(server.Address, Any);
        await server.SignInOwnerAsync(owner.Page);
        foreach (var path in Console)
        {
            var page = await owner.Page.Context.NewPageAsync();
            Cheap(path, await WireCost.MeasureAsync(page, new Uri(server.Address, For(server, path))));
            await page.CloseAsync();
        }

        static void Cheap(string path, WireCost cost) => Assert.True(cost.Bytes < LargestFirstVisit, $"{path} costs {cost.Bytes} bytes in {cost.Requests} requests.");
    }

    [Fact]
    public async Task The_keyboard_alone_signs_the_owner_in_and_opens_a_member()
    {
        await using var server = await ProductServer.StartAsync();
        await using var first = await browser.VisitAsync(server.Address, Any);
        await server.SignInOwnerAsync(first.Page);
        await using var visit = await browser.VisitAsync(server.Address, Any);
        var page = visit.Page;

        await page.GotoAsync($"/sign-in/{server.Team}");
        await TabToAsync(page, "input[name=email]", most: 3);
        await page.Keyboard.TypeAsync("olivia@acme.example");
        await TabToAsync(page, "input[name=password]", most: 1);
        await page.Keyboard.TypeAsync(ProductServer.OwnersPassword);
        await TabToAsync(page, "button[type=submit]", most: 2);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync($"**{server.Home}");

        await page.GotoAsync($"{server.Home}/members");
        await TabToAsync(page, ".skip", most: 1);
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, ".person a", most: 8);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Olivia Owner");
        visit.NoViolations();
    }

    /// <summary>Goes on to the next thing that can be used until one fits; whoever looks sees where they are all the while.</summary>
    private static async Task TabToAsync(IPage page, string selector, int most)
    {
        for (var presses = 0; presses < most; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var outline = await page.EvaluateAsync<string>("(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + ' ' + s.boxShadow; })()");
            Assert.NotEqual("none none", outline);
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }

        Assert.Fail($"{selector} is not reached with {most} presses of Tab.");
    }

    private static async Task EachAsync(ProductServer server, IPage page, Func<Task> look)
    {
        foreach (var path in Open)
        {
            await page.GotoAsync(For(server, path));
            await look();
        }

        await server.SignInOwnerAsync(page);
        foreach (var path in Console)
        {
            await page.GotoAsync(For(server, path));
            Assert.Equal(For(server, path), new Uri(page.Url).AbsolutePath);
            await look();
        }
    }

    private static string For(ProductServer server, string path) => path.Replace("{team}", $"{server.Team}", StringComparison.Ordinal);
}

using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Rolecall.Browser.Tests.Browsing;

/// <summary>One visitor with a page open, and what went wrong on the pages of the server under test while looking.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly VisitOptions options;
    private readonly Complaints seen;

    private Visit(IPage page, VisitOptions options, Complaints seen) => (Page, this.options, this.seen) = (page, options, seen);

    /// <summary>Addresses that begin with "/" lead to the server under test.</summary>
    public IPage Page { get; }

    public IReadOnlyList<string> ConsoleErrors => seen.ConsoleErrors;

    public IReadOnlyList<string> PolicyViolations => seen.PolicyViolations;

    /// <summary>What pages of the server under test fetched from elsewhere. Going elsewhere is no such request.</summary>
    public IReadOnlyList<string> ForeignRequests => seen.ForeignRequests;

    public static async Task<Visit> StartAsync(IBrowser browser, Uri home, VisitOptions options)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = home.GetLeftPart(UriPartial.Authority),
            ViewportSize = new() { Width = options.Width, Height = options.Height },
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            BypassCSP = options.ForAxe,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        var complaints = new Complaints(home, options.Expected);
        await complaints.ListenAsync(context);
        var page = await context.NewPageAsync();
        await complaints.ListenAsync(page);
        return new Visit(page, options, complaints);
    }

    /// <summary>No console error, no violation of the content security policy, nothing fetched from a foreign origin.</summary>
    public void NoViolations()
    {
        string[] all = [.. ConsoleErrors, .. PolicyViolations, .. ForeignRequests];
        Assert.True(all.Length == 0, string.Join('\n', all));
    }

    /// <summary>Nothing that axe calls serious or critical on the page as it stands.</summary>
    public async Task AxeAsync()
    {
        if (!options.ForAxe)
            throw new InvalidOperationException("axe needs a visit with ForAxe = true.");
        var result = await Page.RunAxe();
        var found = result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"""
            {violation.Impact}: {violation.Help} ({violation.Id})
            {string.Join('\n', violation.Nodes.Select(node => $"    {node.Target}  {node.Html}"))}
            """).ToArray();
        Assert.True(found.Length == 0, $"{Page.Url} at {options.Width} px\n{string.Join('\n', found)}");
    }

    /// <summary>Nothing of the page has to be pushed sideways.</summary>
    public async Task FitsAsync(int width)
    {
        var needed = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        Assert.True(needed <= width, $"{Page.Url} is {needed} px wide where {width} are.");
    }

    /// <summary>The whole page, to artifacts/screenshots; width and colours become part of the file's name.</summary>
    public async Task ScreenshotAsync(string name)
    {
        var file = Path.Combine(Repository.Root, "artifacts", "screenshots", $"{name}-{options.Width}{(options.Dark ? "-dark" : "")}.png");
        await Page.ScreenshotAsync(new() { Path = file, FullPage = true, Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}

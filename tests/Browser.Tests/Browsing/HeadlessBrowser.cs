using Microsoft.Playwright;
using Rolecall.Browser.Tests.Running;

namespace Rolecall.Browser.Tests.Browsing;

/// <summary>Debian's Chromium without a window: one for all tests of the assembly, a context of its own for each visit.</summary>
public sealed class HeadlessBrowser : IAsyncLifetime
{
    // A sandbox takes rights that a container does not give; the rest keeps the browser from talking to anybody but the test.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Programs.Find("chromium") is not { } path)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    /// <summary>A fresh visitor: no cookie, no cache. Dispose of the visit to close its pages.</summary>
    /// <param name="home">The origin under test: other origins that its pages ask for are recorded as foreign.</param>
    internal async Task<Visit> VisitAsync(Uri home, VisitOptions? options = null)
    {
        Assert.SkipWhen(browser is null, "A browser test takes chromium, which this machine lacks.");
        return await Visit.StartAsync(browser, home, options ?? new VisitOptions());
    }

    /// <summary>What a first visit costs: every byte of headers and bodies as it came over the wire, compressed where the server compresses.</summary>
    internal async Task<WireCost> FirstVisitBytesAsync(Uri url)
    {
        await using var visit = await VisitAsync(url);
        return await WireCost.MeasureAsync(visit.Page, url);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }
}

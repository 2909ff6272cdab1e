using Microsoft.Playwright;

namespace Rolecall.Browser.Tests.Browsing;

internal sealed record WireCost(long Bytes, int Requests)
{
    public static async Task<WireCost> MeasureAsync(IPage page, Uri url)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var (bytes, requests) = (0L, 0);
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += (long)finished!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        await page.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return new WireCost(bytes, requests);
    }
}

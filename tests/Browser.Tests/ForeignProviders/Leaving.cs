using Microsoft.Playwright;

namespace Rolecall.Browser.Tests.ForeignProviders;

internal static class Leaving
{
    /// <summary>Does something that makes the browser leave an origin, over however many pages, and returns when the first page elsewhere has loaded.</summary>
    /// <remarks>Who begins to wait only after the click may have missed the arrival.</remarks>
    public static async Task LeaveAsync(this IPage page, Uri origin, Func<Task> action)
    {
        var left = page.WaitForURLAsync(url => !origin.IsBaseOf(new Uri(url)));
        await action();
        await left;
    }
}

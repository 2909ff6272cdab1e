using Microsoft.Playwright;
using Rolecall.Browser.Tests.Running;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>A picture of each station of a walk, numbered: into artifacts/screenshots, and into docs/images/okta where ROLECALL_DOC_SCREENSHOTS=1 asks for new ones.</summary>
internal sealed class Album
{
    /// <summary>A page of the documentation shows a dozen of them.</summary>
    private const int LargestInDocs = 150_000;

    private static readonly bool IsForDocs = Environment.GetEnvironmentVariable("ROLECALL_DOC_SCREENSHOTS") == "1";

    private int taken;

    public async Task TakeAsync(IPage page, string station)
    {
        var name = $"{++taken:00}-{station}.png";
        var file = Path.Combine(Repository.Root, "artifacts", "screenshots", "okta", name);
        var picture = await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
        if (!IsForDocs)
            return;
        Assert.InRange(picture.Length, 1, LargestInDocs);
        var docs = Path.Combine(Repository.Root, "docs", "images", "okta");
        Directory.CreateDirectory(docs);
        await File.WriteAllBytesAsync(Path.Combine(docs, name), picture);
    }
}

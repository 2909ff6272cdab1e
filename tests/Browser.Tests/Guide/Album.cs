using Microsoft.Playwright;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>
/// A picture of each station of a walk, numbered: into artifacts/screenshots, and, where ROLECALL_DOC_SCREENSHOTS=1 asks for new ones, those that
/// docs/okta.md shows into docs/images.
/// </summary>
/// <param name="walk">The folder of its pictures.</param>
internal sealed class Album(string walk)
{
    /// <summary>A page of the documentation shows a dozen of them.</summary>
    private const int LargestInDocs = 150_000;

    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    private static readonly string Shown =
        Environment.GetEnvironmentVariable("ROLECALL_DOC_SCREENSHOTS") == "1" ? File.ReadAllText(Path.Combine(Docs, "okta.md")) : "";

    private int taken;

    public async Task TakeAsync(IPage page, string station)
    {
        var name = $"{++taken:00}-{station}.png";
        var file = Path.Combine(Repository.Root, "artifacts", "screenshots", walk, name);
        var picture = await page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
        if (!Shown.Contains($"images/{walk}/{name}", StringComparison.Ordinal))
            return;
        Assert.InRange(picture.Length, 1, LargestInDocs);
        await File.WriteAllBytesAsync(Path.Combine(Docs, "images", walk, name), picture);
    }
}

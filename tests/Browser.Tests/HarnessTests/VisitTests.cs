using Rolecall.Browser.Tests.Browsing;
using Xunit.Sdk;

namespace Rolecall.Browser.Tests.HarnessTests;

/// <summary>A visit tells what is wrong with a page, and is content with one that is right.</summary>
public sealed class VisitTests(HeadlessBrowser browser)
{
    private const string NamelessButton = "<button></button>";

    [Fact]
    public async Task A_page_without_fault_has_none()
    {
        await using var party = await RelyingParty.StartAsync();
        await using var visit = await browser.VisitAsync(party.Address, new() { Width = 360, Dark = true });

        await visit.Page.GotoAsync(Page("<p>All is well.</p><img alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", policy: "img-src data:"));

        visit.NoViolations();
        Assert.True(await visit.Page.EvaluateAsync<bool>("innerWidth === 360 && matchMedia('(prefers-color-scheme: dark)').matches"));
    }

    [Fact]
    public async Task What_the_content_security_policy_keeps_out_is_told()
    {
        await using var party = await RelyingParty.StartAsync();
        await using var visit = await browser.VisitAsync(party.Address);

        await visit.Page.GotoAsync(Page("<script>document.title = 'taken over'</script>"));

        Assert.Contains("script-src-elem kept out inline", Assert.Single(visit.PolicyViolations));
        Assert.Throws<TrueException>(visit.NoViolations);
    }

    [Fact]
    public async Task What_a_page_fetches_from_another_origin_is_told()
    {
        await using var party = await RelyingParty.StartAsync();
        await using var elsewhere = await RelyingParty.StartAsync();
        await using var visit = await browser.VisitAsync(party.Address);

        await visit.Page.GotoAsync(Page($"<img alt='' src='{elsewhere.Address}favicon.ico'>", policy: "img-src *"));

        Assert.StartsWith($"{elsewhere.Address}favicon.ico", Assert.Single(visit.ForeignRequests));
        Assert.Throws<TrueException>(visit.NoViolations);
    }

    [Fact]
    public async Task An_error_in_the_console_is_told_unless_the_test_expects_it()
    {
        await using var party = await RelyingParty.StartAsync();
        await using var visit = await browser.VisitAsync(party.Address);
        await using var forewarned = await browser.VisitAsync(party.Address, new() { Expected = ["status of 404"] });

        await visit.Page.GotoAsync("/nowhere");
        await forewarned.Page.GotoAsync("/nowhere");

        Assert.Contains("status of 404", Assert.Single(visit.ConsoleErrors));
        forewarned.NoViolations();
    }

    [Fact]
    public async Task Axe_names_what_people_cannot_use()
    {
        await using var party = await RelyingParty.StartAsync();
        await using var visit = await browser.VisitAsync(party.Address, new() { ForAxe = true });

        await visit.Page.GotoAsync(Page("<button>Save</button>"));
        await visit.AxeAsync();
        await visit.Page.GotoAsync(Page(NamelessButton));
        var complaint = await Assert.ThrowsAsync<TrueException>(visit.AxeAsync);

        Assert.Contains("critical: Buttons must have discernible text (button-name)", complaint.Message);
        Assert.Contains(NamelessButton, complaint.Message);
    }

    [Fact]
    public async Task The_cost_of_a_first_visit_is_counted_on_the_wire()
    {
        await using var party = await RelyingParty.StartAsync();

        var little = await browser.FirstVisitBytesAsync(new Uri(party.Address, Page("")));
        var more = await browser.FirstVisitBytesAsync(new Uri(party.Address, Page(new string('x', 5000))));

        Assert.InRange(little.Bytes, 100, 1000);
        Assert.InRange(more.Bytes - little.Bytes, 5000, 5010);
    }

    [Fact]
    public async Task A_screenshot_is_kept_under_its_name_and_width()
    {
        await using var party = await RelyingParty.StartAsync();
        await using var visit = await browser.VisitAsync(party.Address, new() { Width = 360, Dark = true });
        var file = Path.Combine(Repository.Root, "artifacts", "screenshots", "harness-360-dark.png");
        if (File.Exists(file))
            File.Delete(file);

        await visit.Page.GotoAsync(Page("<p>All is well.</p>"));
        await visit.ScreenshotAsync("harness");

        Assert.True(File.Exists(file));
    }

    private static string Page(string body, string policy = "") =>
        $"/page?body={Uri.EscapeDataString(body)}&policy={Uri.EscapeDataString(policy)}";
}

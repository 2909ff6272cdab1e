using Microsoft.Playwright;
using Rolecall.Browser.Tests.Browsing;

namespace Rolecall.Browser.Tests.ProductTests;

/// <summary>People sign in through providers that others wrote, in a real browser and really across sites; whoever should not, does not.</summary>
public sealed class ForeignSignInTests(HeadlessBrowser browser)
{
    private const string Unknown = "Nobody in this workspace is whom your identity provider named: ask an admin to assign you to the app.";

    /// <summary>Pages that say no are answered so, which a browser writes down.</summary>
    private static readonly VisitOptions SaysNo = new() { Expected = ["status of 403", "status of 400"] };

    public static TheoryData<string> Kinds => [JoinedProvider.AssertionSigned, JoinedProvider.ResponseSignedToo, JoinedProvider.OpenIdConnect];

    [Theory, MemberData(nameof(Kinds)), Spec("R-06", "R-17", "R-18", "R-38", "R-41")]
    public async Task A_person_whom_SCIM_made_signs_in_until_deactivated_and_again_when_reactivated(string kind)
    {
        await using var joined = await JoinedProvider.StartAsync(browser, kind);
        var ada = await joined.ProvisionAsync("ada");
        await using var visit = await browser.VisitAsync(joined.Server.Address, SaysNo);

        await joined.SignInAsync(visit.Page, "ada");
        await SeesOwnRoleAsync(joined, visit.Page);

        await joined.SetActiveAsync(ada, false);
        await visit.Page.ReloadAsync();
        await Seen(visit.Page, "You have no access to Acme any more: ask one of its admins.");
        Assert.StartsWith($"/sign-in/{joined.Server.Team}", new Uri(visit.Page.Url).AbsolutePath);
        await ContinueAsync(joined, visit.Page);
        await RefusedAsync(visit.Page, "inactive", "You have no access to this workspace any more: ask one of its admins.");

        await joined.SetActiveAsync(ada, true);
        await using var later = await browser.VisitAsync(joined.Server.Address, SaysNo);
        await joined.SignInAsync(later.Page, "ada");
        await SeesOwnRoleAsync(joined, later.Page);
        visit.NoViolations();
        later.NoViolations();
    }

    [Theory, MemberData(nameof(Kinds)), Spec("R-11")]
    public async Task Somebody_whom_nobody_assigned_is_refused_with_the_sentence_and_the_code(string kind)
    {
        await using var joined = await JoinedProvider.StartAsync(browser, kind);
        await joined.ProvisionAsync("ada");
        await using var visit = await browser.VisitAsync(joined.Server.Address, SaysNo);

        await joined.SignInAsync(visit.Page, "mallory");

        await RefusedAsync(visit.Page, "unknown", Unknown);
        Assert.DoesNotContain(await visit.Page.Context.CookiesAsync(), cookie => cookie.Name == "__Host-rolecall");
        visit.NoViolations();
    }

    [Theory, MemberData(nameof(Kinds)), Spec("R-12", "R-13", "I-31", "I-44")]
    public async Task An_answer_counts_once(string kind)
    {
        await using var joined = await JoinedProvider.StartAsync(browser, kind);
        await joined.ProvisionAsync("ada");
        await using var visit = await browser.VisitAsync(joined.Server.Address, SaysNo);
        var answer = visit.Page.WaitForRequestAsync(request => IsAnswer(joined, request.Url));
        await joined.SignInAsync(visit.Page, "ada");
        await SeesOwnRoleAsync(joined, visit.Page);

        var again = await RepeatAsync(visit.Page.Context, await answer);

        Assert.Equal(400, again.Status);
        Assert.Contains("begin again", await again.TextAsync());
    }

    [Theory, MemberData(nameof(Kinds)), Spec("I-31", "I-44")]
    public async Task An_answer_counts_only_in_the_browser_that_asked(string kind)
    {
        await using var joined = await JoinedProvider.StartAsync(browser, kind);
        await joined.ProvisionAsync("ada");
        await using var asked = await browser.VisitAsync(joined.Server.Address, SaysNo);
        await using var other = await browser.VisitAsync(joined.Server.Address, SaysNo);
        var sent = await asked.Page.Context.APIRequest.GetAsync($"/sso/{joined.Server.Team}/{joined.Connection}/start", new() { MaxRedirects = 0 });
        Assert.Equal(302, sent.Status);

        await other.Page.GotoAsync(sent.Headers["location"]);
        await joined.Provider.SignInAsync(other.Page, "ada");

        await RefusedAsync(other.Page, "state", kind == JoinedProvider.OpenIdConnect ? "Signing in did not work" : "This sign-in took too long");
        Assert.DoesNotContain(await other.Page.Context.CookiesAsync(), cookie => cookie.Name == "__Host-rolecall");
        other.NoViolations();
    }

    [Fact, Spec("I-31")]
    public async Task A_captured_SAML_response_is_worth_nothing_elsewhere_and_still_good_where_it_belongs()
    {
        await using var joined = await JoinedProvider.StartAsync(browser, JoinedProvider.AssertionSigned);
        await joined.ProvisionAsync("ada");
        await using var victim = await browser.VisitAsync(joined.Server.Address, SaysNo);
        await using var thief = await browser.VisitAsync(joined.Server.Address, SaysNo);
        var captured = new TaskCompletionSource<IRequest>();
        await victim.Page.RouteAsync(joined.Acs, route =>
        {
            captured.TrySetResult(route.Request);
            return route.FulfillAsync(new() { Body = "Kept from the server." });
        });
        await joined.SignInAsync(victim.Page, "ada");

        var stolen = await RepeatAsync(thief.Page.Context, await captured.Task);
        var own = await RepeatAsync(victim.Page.Context, await captured.Task);

        Assert.Equal(400, stolen.Status);
        Assert.Empty(await thief.Page.Context.CookiesAsync());
        Assert.Equal(200, own.Status);
        Assert.Contains(await victim.Page.Context.CookiesAsync(), cookie => cookie.Name == "__Host-rolecall");
    }

    private static bool IsAnswer(JoinedProvider joined, string url) => url == joined.Acs || url.Contains("/callback?", StringComparison.Ordinal);

    /// <summary>The same request with the cookies of a browser.</summary>
    private static Task<IAPIResponse> RepeatAsync(IBrowserContext context, IRequest request) => context.APIRequest.FetchAsync(request.Url, new()
    {
        Method = request.Method,
        Headers = request.PostData is null ? [] : [new("Content-Type", "application/x-www-form-urlencoded")],
        DataString = request.PostData,
        MaxRedirects = 0,
    });

    /// <summary>The provider still knows who is there, and asks nobody.</summary>
    private static async Task ContinueAsync(JoinedProvider joined, IPage page)
    {
        await page.GotoAsync($"/sign-in/{joined.Server.Team}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with" }).ClickAsync();
    }

    private static async Task SeesOwnRoleAsync(JoinedProvider joined, IPage page)
    {
        await page.WaitForURLAsync($"**{joined.Server.Home}");
        await Seen(page, "Your role is Member, which does not manage the workspace");
    }

    private static async Task RefusedAsync(IPage page, string code, string sentence)
    {
        await Seen(page, "You are not signed in");
        await Seen(page, sentence);
        await Seen(page, $"{code} · request ");
    }

    private static Task Seen(IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);
}

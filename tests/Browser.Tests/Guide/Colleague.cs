using Microsoft.Playwright;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>Somebody who is assigned to the application and works with it.</summary>
internal sealed class Colleague(ProductServer server, StandIn okta, Visit visit, Album album, string userName)
{
    private IPage Page => visit.Page;

    /// <summary>On another day, from the workspace's sign-in page, by the identity provider.</summary>
    public async Task SignInAsync()
    {
        await Page.Context.ClearCookiesAsync();
        await Page.GotoAsync($"/sign-in/{server.Team}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Continue with" }).ClickAsync();
        await okta.SignInAsync(Page, userName);
    }

    public async Task SeesOwnRoleAsync(string role)
    {
        await Page.WaitForURLAsync($"**{server.Home}");
        await SeesAsync($"Your role is {role}");
    }

    /// <summary>Whatever is pressed next on a page that stood open.</summary>
    public async Task NextClickIsRefusedAsync(string sentence)
    {
        await Page.ReloadAsync();
        await SeesAsync(sentence);
    }

    public async Task SignInWithPasswordAsync(string password)
    {
        await Page.GotoAsync($"/sign-in/{server.Team}");
        if (await Page.GetByText("Sign in with a password").IsVisibleAsync())
            await Page.GetByText("Sign in with a password").ClickAsync();
        await Page.GetByLabel("E-mail").FillAsync(userName);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    public async Task OpenResetAsync()
    {
        await Page.GotoAsync($"/sign-in/{server.Team}");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Reset password" }).ClickAsync();
    }

    /// <summary>Asks for the link, finds it among the mails of a development server, and chooses a password with it.</summary>
    public async Task ResetPasswordAsync(string password)
    {
        await OpenResetAsync();
        await Page.GetByLabel("E-mail").FillAsync(userName);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send link" }).ClickAsync();
        await SeesAsync("a mail with a link is on its way");
        await Page.GotoAsync("/mail");
        await album.TakeAsync(Page, "mail");
        await Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = userName }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Page.Locator("a[href*='/reset/']").ClickAsync();
        await Page.GetByLabel("New password").FillAsync(password);
        await album.TakeAsync(Page, "new-password");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Set password" }).ClickAsync();
    }

    public Task TakePictureAsync(string station) => album.TakeAsync(Page, station);

    public Task SeesAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);
}

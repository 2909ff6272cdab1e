using Microsoft.Playwright;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>What the guide has the owner of a workspace do, in the console.</summary>
internal sealed class WorkspaceOwner(ProductServer server, Visit visit, Album album)
{
    private IPage Page => visit.Page;

    /// <summary>By the link that was printed; a password is chosen at once.</summary>
    public async Task ComeAsync()
    {
        await Page.GotoAsync(server.OwnerSetupUrl);
        await album.TakeAsync(Page, "owner-link");
        await server.SignInOwnerAsync(Page);
        await SeesAsync("Set up");
        await album.TakeAsync(Page, "overview");
    }

    /// <summary>Single sign-on: Okta is to be the identity provider.</summary>
    /// <returns>What Okta's tab Sign On asks for.</returns>
    public async Task<(string Acs, string Audience)> BeginConnectionAsync()
    {
        await GoAsync("Single sign-on");
        await Assertions.Expect(Page.GetByLabel("Okta (SAML)")).ToBeCheckedAsync();
        await album.TakeAsync(Page, "which-identity-provider");
        await PressAsync("Begin");
        await SeesAsync("At your identity provider");
        await album.TakeAsync(Page, "addresses-for-okta");
        return (await Field("Single sign-on URL (ACS)").InputValueAsync(), await Field("Audience URI (SP Entity ID)").InputValueAsync());
    }

    /// <summary>What Okta's tab Sign On shows comes here.</summary>
    public async Task BringMetadataAsync(string url)
    {
        await Field("Identity Provider metadata URL").FillAsync(url);
        await PressAsync("Read it and save");
        await SeesAsync("The settings are saved. Now sign in once to prove them.");
    }

    /// <summary>Sign in once to prove it.</summary>
    public async Task ProveAsync(StandIn okta, string userName)
    {
        await GoAsync("Single sign-on");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Sign in once" }).ClickAsync();
        await okta.SignInAsync(Page, userName);
        await SeesAsync("It works");
        await SeesAsync("Enabled and proven");
        await album.TakeAsync(Page, "proven");
    }

    /// <summary>With the password that was chosen: what matters most wants a proof that is not five minutes old.</summary>
    public async Task SignInAgainAsync(string email)
    {
        await Page.GotoAsync($"/sign-in/{server.Team}?to={server.Home}/sso");
        await Field("E-mail").FillAsync(email);
        await Page.GetByLabel("Password", new() { Exact = true }).FillAsync(ProductServer.OwnersPassword);
        await PressAsync("Sign in");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Single sign-on");
    }

    /// <summary>The SSO policy.</summary>
    /// <param name="station">What its picture is called; null for none.</param>
    public async Task SetSsoAsync(string title, string? station = null)
    {
        await GoAsync("Single sign-on");
        await Page.GetByRole(AriaRole.Group, new() { Name = "Single sign-on is" }).GetByText(title, new() { Exact = true }).ClickAsync();
        await PressAsync("Save policy");
        await SeesAsync("The policy is saved and holds from now on.");
        if (station is not null)
            await album.TakeAsync(Page, station);
    }

    /// <summary>On the member's page.</summary>
    public async Task UnlinkAsync(string member)
    {
        await OpenMemberAsync(member);
        await Page.Locator("details.confirm summary").Filter(new() { HasText = "Unlink" }).ClickAsync();
        await album.TakeAsync(Page, "unlink");
        await Page.Locator("details.confirm[open] button[type=submit]").ClickAsync();
        await SeesAsync("unlinked");
    }

    public async Task CreateRoleAsync(string name, string inherits)
    {
        await GoAsync("Roles");
        await Page.GetByRole(AriaRole.Link, new() { Name = "New role" }).First.ClickAsync();
        await Field("Name").FillAsync(name);
        await Page.GetByRole(AriaRole.Group, new() { Name = "Inherits" }).GetByText(inherits, new() { Exact = true }).ClickAsync();
        await album.TakeAsync(Page, "role");
        await PressAsync("Create role");
        await SeesAsync(name);
    }

    /// <returns>Base URL and token, as the page Provisioning shows them.</returns>
    public async Task<(string BaseUrl, string Token)> MakeTokenAsync()
    {
        await GoAsync("Provisioning");
        await PressAsync("Make a SCIM API Token");
        var credentials = (await Field("SCIM Base URL").InputValueAsync(), await Field("SCIM API Token").InputValueAsync());
        await album.TakeAsync(Page, "provisioning");
        return credentials;
    }

    /// <summary>The page noticed by itself that Okta has tested them.</summary>
    public async Task SeesCredentialsWorkAsync()
    {
        await SeesAsync("The credentials work.");
        await album.TakeAsync(Page, "credentials-work");
    }

    public async Task SeesMemberAsync(string name, string role)
    {
        await GoAsync("Members");
        await Assertions.Expect(Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name })).ToContainTextAsync(role);
        await album.TakeAsync(Page, "members");
    }

    private async Task OpenMemberAsync(string name)
    {
        await GoAsync("Members");
        await Page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await SeesAsync("Why this role");
    }

    private async Task GoAsync(string page)
    {
        await Page.GotoAsync(server.Home);
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = page, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(page);
    }

    private Task PressAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private Task SeesAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>Beside it there may be a button to copy it, with the same words in its name.</summary>
    private ILocator Field(string label) => Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });
}

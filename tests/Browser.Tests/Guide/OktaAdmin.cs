using Microsoft.Playwright;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.Guide;

/// <summary>What the guide has an Okta admin do, at the stand-in.</summary>
internal sealed class OktaAdmin(StandIn okta, Visit visit, Album album)
{
    private IPage Page => visit.Page;

    /// <summary>Sign On: what the application shows goes in, and what it asks for comes out.</summary>
    /// <returns>The URL of the metadata.</returns>
    public async Task<string> SetUpSignOnAsync(string acs, string audience)
    {
        await TabAsync("Sign On");
        await Page.GetByLabel("SAML 2.0").CheckAsync();
        await Field("Single sign-on URL").FillAsync(acs);
        await Field("Audience URI (SP Entity ID)").FillAsync(audience);
        await PressAsync("Save");
        await SeesAsync("Saved.");
        await album.TakeAsync(Page, "okta-sign-on");
        return await Field("Identity Provider metadata").InputValueAsync();
    }

    /// <summary>Configure API Integration, Test API Credentials, Save.</summary>
    public async Task IntegrateAsync(string baseUrl, string token)
    {
        await TabAsync("Provisioning");
        await Page.GetByLabel("Enable provisioning features").CheckAsync();
        await PressAsync("Configure API Integration");
        await Page.GetByLabel("Enable API integration").CheckAsync();
        await Field("Base URL").FillAsync(baseUrl);
        await Page.GetByLabel("API Token").FillAsync(token);
        await PressAsync("Test API Credentials");
        await SeesAsync("was verified successfully!");
        await album.TakeAsync(Page, "okta-test-api-credentials");
        await Page.GetByLabel("API Token").FillAsync(token);
        await PressAsync("Save");
        await SeesAsync("The API integration was verified and saved.");
    }

    /// <summary>To App: all three features.</summary>
    public async Task ChooseFeaturesAsync()
    {
        await TabAsync("Provisioning");
        await Page.GetByRole(AriaRole.Link, new() { Name = "To App" }).ClickAsync();
        foreach (var feature in new[] { "Create Users", "Update User Attributes", "Deactivate Users" })
            await Page.GetByLabel(feature).CheckAsync();
        await PressAsync("Save");
        await SeesAsync("Saved.");
        await album.TakeAsync(Page, "okta-to-app");
    }

    /// <param name="status">What the row then says.</param>
    /// <param name="station">What its picture is called; null for none.</param>
    public async Task AssignAsync(string person, string? customRoleName = null, string status = "Provisioned", string? station = null)
    {
        await TabAsync("Assignments");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Assign to People" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = $"Assign {person}" }).ClickAsync();
        if (customRoleName is not null)
            await Field("customRoleName").FillAsync(customRoleName);
        if (station is not null)
            await album.TakeAsync(Page, station);
        await PressAsync("Save and Go Back");
        await Assertions.Expect(Row(person).GetByText(status, new() { Exact = true })).ToBeVisibleAsync();
    }

    public async Task UnassignAsync(string person)
    {
        await TabAsync("Assignments");
        await PressAsync($"Unassign {person}");
        await SeesAsync("Unassigned.");
    }

    private async Task TabAsync(string name)
    {
        await Page.GotoAsync(new Uri(okta.Address, "/apps").AbsoluteUri);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Rolecall", Exact = true }).ClickAsync();
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Application" }).GetByText(name, new() { Exact = true }).ClickAsync();
    }

    private ILocator Row(string person) => Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = person });

    private Task PressAsync(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private Task SeesAsync(string text) => Assertions.Expect(Page.Locator("main")).ToContainTextAsync(text);

    /// <summary>Beside it there may be a button to copy it, with the same words in its name.</summary>
    private ILocator Field(string label) => Page.GetByRole(AriaRole.Textbox, new() { Name = label, Exact = true });
}

using System.Text.Json;
using Microsoft.Playwright;
using Rolecall.Browser.Tests.Running;

namespace Rolecall.Browser.Tests.Product;

/// <summary>
/// The server in a process of its own, with one workspace in a store of its own. It is on localhost, where identity providers are on
/// 127.0.0.1: to a browser that is another site.
/// </summary>
internal sealed class ProductServer : IAsyncDisposable
{
    public const string OwnersPassword = "a keeper walks to the lighthouse";

    private readonly string ownFolder;
    private readonly Daemon process;

    private ProductServer(string folder, Daemon process, Uri address, JsonElement made)
    {
        (ownFolder, this.process, Address) = (folder, process, address);
        Team = int.Parse(made.GetProperty("teamId").ToString(), System.Globalization.CultureInfo.InvariantCulture);
        ScimBaseUrl = made.GetProperty("scimBaseUrl").GetString()!;
        OwnerSetupUrl = made.GetProperty("ownerSetupUrl").GetString()!;
        Api = new Wire(new Uri(address, $"/api/v1/workspaces/{Team}"), made.GetProperty("apiToken").GetString()!);
    }

    public Uri Address { get; }

    public int Team { get; }

    public string ScimBaseUrl { get; }

    public string OwnerSetupUrl { get; }

    /// <summary>The public API of the workspace, with the owner's key.</summary>
    public Wire Api { get; }

    /// <summary>Of the console.</summary>
    public string Home => $"/w/{Team}";

    /// <param name="owner">Their e-mail address.</param>
    public static async Task<ProductServer> StartAsync(string owner = "olivia@acme.example", string ownerName = "Olivia Owner")
    {
        var folder = Directory.CreateTempSubdirectory("rolecall-").FullName;
        var store = $"sqlite:{Path.Combine(folder, "rolecall.db")}";
        var port = Daemon.FreePort();
        var address = new Uri($"http://localhost:{port}");
        var environment = new Dictionary<string, string> { ["DOTNET_ENVIRONMENT"] = "Development" };
        var serving = Daemon.Start(
            folder, Path.Combine(folder, "log"), environment, Executable.Command("serve", "--urls", $"http://127.0.0.1:{port}", "--store", store));
        try
        {
            await serving.WaitAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            var printed = await Executable.RunAsync(
                "init", "--store", store, "--url", address.GetLeftPart(UriPartial.Authority), "--workspace", "Acme", "--owner", owner, "--owner-name", ownerName, "--json");
            return new ProductServer(folder, serving, address, JsonDocument.Parse(printed).RootElement);
        }
        catch
        {
            serving.Dispose();
            throw;
        }
    }

    /// <summary>By the link that <c>init</c> printed, with a password chosen where the page asks for one. Ends on the workspace's first page.</summary>
    public async Task SignInOwnerAsync(IPage page)
    {
        await page.GotoAsync(OwnerSetupUrl);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/owner-link/", StringComparison.Ordinal));
        var password = page.GetByLabel("New password");
        if (await password.IsVisibleAsync())
        {
            await password.FillAsync(OwnersPassword);
            var choosing = page.Url;
            var chosen = page.WaitForURLAsync(url => url != choosing);
            await page.GetByRole(AriaRole.Button, new() { Name = "Save password" }).ClickAsync();
            await chosen;
        }

        await page.GotoAsync(Home);
    }

    public ValueTask DisposeAsync()
    {
        Api.Dispose();
        process.Dispose();
        Directory.Delete(ownFolder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

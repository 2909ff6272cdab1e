using Microsoft.Playwright;
using Rolecall.Browser.Tests.ForeignProviders;
using Rolecall.Browser.Tests.Running;

namespace Rolecall.Browser.Tests.Product;

/// <summary>The stand-in for Okta in a process of its own, as <c>./dev up</c> starts it.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly string ownFolder;
    private readonly Daemon process;

    private StandIn(string folder, Daemon process, Uri address) => (ownFolder, this.process, Address) = (folder, process, address);

    public Uri Address { get; }

    public static async Task<StandIn> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("stand-in-").FullName;
        var address = new Uri($"http://127.0.0.1:{Daemon.FreePort()}");
        var running = Daemon.Start(
            folder, Path.Combine(folder, "log"), new Dictionary<string, string>(),
            Executable.Command("stand-in", "--urls", address.GetLeftPart(UriPartial.Authority), "--state", Path.Combine(folder, "state.json")));
        await running.WaitAsync(new Uri(address, "/apps"));
        return new StandIn(folder, running, address);
    }

    /// <summary>At "Who are you?", where the server sent the browser; returns when the browser has left.</summary>
    public async Task SignInAsync(IPage page, string userName)
    {
        await page.GetByLabel("Somebody else: username").FillAsync(userName);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.LeaveAsync(Address, () => page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync());
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        Directory.Delete(ownFolder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

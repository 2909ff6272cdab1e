using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Playwright;
using Rolecall.Browser.Tests.Running;

namespace Rolecall.Browser.Tests.ForeignProviders;

/// <summary>oidc-provider on Node: code flow, PKCE required, <c>iss</c> in the answer (RFC 9207), consent asked. Two of them make a mix-up.</summary>
internal sealed class OpenIdProvider : IForeignProvider
{
    private readonly string ownFolder;
    private readonly Daemon process;
    private readonly string registrationToken;

    private OpenIdProvider(string ownFolder, Daemon process, string registrationToken, Uri address) =>
        (this.ownFolder, this.process, this.registrationToken, Address) = (ownFolder, process, registrationToken, address);

    public Uri Address { get; }

    /// <summary>No slash at its end; issuers are compared letter by letter.</summary>
    public string Issuer => Address.GetLeftPart(UriPartial.Authority);

    public Uri DiscoveryUrl => new(Address, "/.well-known/openid-configuration");

    /// <summary>Skips the test on a machine without npm, or where the packages cannot be had.</summary>
    /// <param name="claimsInIdToken">Whether e-mail and name stand in the ID token, too; else only the user-info endpoint tells them.</param>
    public static async Task<OpenIdProvider> StartAsync(bool claimsInIdToken = true)
    {
        var program = NodeProgram.Install("oidc");
        var folder = Directory.CreateTempSubdirectory("openid-provider-").FullName;
        var port = Daemon.FreePort();
        var token = RandomNumberGenerator.GetHexString(32);
        var environment = new Dictionary<string, string>
        {
            ["PORT"] = $"{port}",
            ["REGISTRATION_TOKEN"] = token,
            ["CLAIMS_IN_ID_TOKEN"] = claimsInIdToken ? "true" : "false",
            ["PEOPLE"] = Person.Json,
        };
        var server = Daemon.Start(program, Path.Combine(folder, "log"), environment, Path.Combine(program, NodeProgram.Node), "server.mjs");
        var provider = new OpenIdProvider(folder, server, token, new Uri($"http://127.0.0.1:{port}"));
        await server.WaitAsync(provider.DiscoveryUrl);
        return provider;
    }

    /// <summary>RFC 7591, as an administrator would do on a page.</summary>
    public async Task<OpenIdClient> RegisterAsync(Uri redirectUri)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", registrationToken);
        using var answer = await http.PostAsJsonAsync(new Uri(Address, "/reg"), new { redirect_uris = new[] { redirectUri } });
        answer.EnsureSuccessStatusCode();
        var registered = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new OpenIdClient(registered.GetProperty("client_id").GetString()!, registered.GetProperty("client_secret").GetString()!);
    }

    public async Task SignInAsync(IPage page, string name)
    {
        var person = Person.Of(name);
        await page.FillAsync("input[name=login]", person.Subject); // which its plain pages take for the subject
        await page.FillAsync("input[name=password]", person.Password);
        await page.ClickAsync("button[type=submit]");
        var consent = page.Locator("form:has(input[name=prompt][value=consent]) button[type=submit]");
        await page.LeaveAsync(Address, () => consent.ClickAsync());
    }

    public ValueTask DisposeAsync()
    {
        process.Dispose();
        Directory.Delete(ownFolder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

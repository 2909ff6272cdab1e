using System.Text.Json;
using Microsoft.Playwright;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.ForeignProviders;
using Rolecall.Browser.Tests.Product;

namespace Rolecall.Browser.Tests.ProductTests;

/// <summary>The server and a foreign provider, who know each other: the connection is proven by its owner, Grace, and SCIM has a token.</summary>
internal sealed class JoinedProvider : IAsyncDisposable
{
    public const string AssertionSigned = "SAML, the assertion signed";
    public const string ResponseSignedToo = "SAML, the response signed too";
    public const string OpenIdConnect = "OpenID Connect";

    private JoinedProvider(ProductServer server, IForeignProvider provider, int connection, Wire scim) =>
        (Server, Provider, Connection, Scim) = (server, provider, connection, scim);

    public ProductServer Server { get; }

    public IForeignProvider Provider { get; }

    public int Connection { get; }

    public Wire Scim { get; }

    /// <summary>Where the provider's answers go to.</summary>
    public string Acs => $"{Server.Address}sso/{Server.Team}/{Connection}/acs";

    public static async Task<JoinedProvider> StartAsync(HeadlessBrowser browser, string kind)
    {
        var provider = kind == OpenIdConnect ? (IForeignProvider)await OpenIdProvider.StartAsync() : await SimpleSamlPhp.StartAsync();
        var server = await ProductServer.StartAsync("grace@example.org", "Grace Hopper");
        var connection = provider switch
        {
            SimpleSamlPhp saml => await AddAsync(server, saml, signResponse: kind == ResponseSignedToo),
            OpenIdProvider openId => await AddAsync(server, openId),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
        await ProveAsync(browser, server, provider, connection);
        var issued = await server.Api.PostAsync("/scim-tokens/rotate", new { });
        return new JoinedProvider(server, provider, connection, new Wire(new Uri(server.ScimBaseUrl), issued.GetProperty("scimToken").GetString()!));
    }

    /// <returns>The SCIM id.</returns>
    public async Task<string> ProvisionAsync(string name)
    {
        var person = Person.Of(name);
        var created = await Scim.PostAsync("/Users", new
        {
            schemas = new[] { "urn:ietf:params:scim:schemas:core:2.0:User" },
            userName = person.Email,
            externalId = person.Subject,
            name = new { givenName = person.GivenName, familyName = person.FamilyName },
            emails = new[] { new { value = person.Email, type = "work", primary = true } },
            active = true,
        });
        return created.GetProperty("id").GetString()!;
    }

    public Task<JsonElement> SetActiveAsync(string id, bool active) => Scim.PatchAsync($"/Users/{id}", new
    {
        schemas = new[] { "urn:ietf:params:scim:api:messages:2.0:PatchOp" },
        Operations = new[] { new { op = "replace", value = new { active } } },
    });

    /// <summary>From the workspace's sign-in page to the provider and back.</summary>
    public async Task SignInAsync(IPage page, string name)
    {
        await page.GotoAsync($"/sign-in/{Server.Team}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue with" }).ClickAsync();
        await Provider.SignInAsync(page, name);
    }

    public async ValueTask DisposeAsync()
    {
        Scim.Dispose();
        await Server.DisposeAsync();
        await Provider.DisposeAsync();
    }

    private static async Task<int> AddAsync(ProductServer server, SimpleSamlPhp saml, bool signResponse)
    {
        using var http = new HttpClient();
        var connection = await server.Api.PostAsync("/connections", new { name = "SimpleSAMLphp", samlMetadata = await http.GetStringAsync(saml.MetadataUrl) });
        var (audience, acs) = (connection.GetProperty("audienceUri").GetString()!, connection.GetProperty("acsUrl").GetString()!);
        saml.Register(new ServiceProvider(audience, new Uri(acs)) { SignResponse = signResponse });
        return connection.GetProperty("id").GetInt32();
    }

    /// <remarks>The provider wants our address before it gives a client id, and the address has the number of the connection in it.</remarks>
    private static async Task<int> AddAsync(ProductServer server, OpenIdProvider openId)
    {
        var connection = await server.Api.PostAsync("/connections", new { name = "OpenID", oidcIssuer = openId.Issuer, clientId = "comes-later" });
        var id = connection.GetProperty("id").GetInt32();
        var client = await openId.RegisterAsync(new Uri(connection.GetProperty("redirectUri").GetString()!));
        await server.Api.PatchAsync($"/connections/{id}", new { oidcIssuer = openId.Issuer, clientId = client.ClientId, clientSecret = client.ClientSecret });
        return id;
    }

    private static async Task ProveAsync(HeadlessBrowser browser, ProductServer server, IForeignProvider provider, int connection)
    {
        await using var visit = await browser.VisitAsync(server.Address);
        await server.SignInOwnerAsync(visit.Page);
        await visit.Page.GotoAsync($"/sso/{server.Team}/{connection}/start?purpose=prove&to={server.Home}");
        await provider.SignInAsync(visit.Page, "grace");
        await visit.Page.WaitForURLAsync($"**{server.Home}");
        var connections = await server.Api.GetAsync("/connections");
        Assert.Equal("enabled", connections.GetProperty("connections")[0].GetProperty("state").GetString());
        visit.NoViolations();
    }
}

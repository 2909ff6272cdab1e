using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rolecall.Browser.Tests.Browsing;
using Rolecall.Browser.Tests.ForeignProviders;

namespace Rolecall.Browser.Tests.HarnessTests;

/// <summary>oidc-provider gives a code in a real browser, and tokens for it: what the tests of our own sign-in rely on.</summary>
public sealed class OpenIdProviderTests(HeadlessBrowser browser)
{
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-it-is";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_who_signs_in_comes_back_with_a_code_that_buys_the_tokens(bool claimsInIdToken)
    {
        await using var provider = await OpenIdProvider.StartAsync(claimsInIdToken);
        await using var party = await RelyingParty.StartAsync();
        var client = await provider.RegisterAsync(party.Callback);
        await using var visit = await browser.VisitAsync(party.Address);

        await visit.Page.GotoAsync(Start(provider, client, party));
        await provider.SignInAsync(visit.Page, "ada");

        Assert.Equal("the state", party.Received["state"]);
        Assert.Equal(provider.Issuer, party.Received["iss"]);
        var claims = await RedeemAsync(provider, client, party);
        Assert.Equal(provider.Issuer, claims.GetProperty("iss").GetString());
        Assert.Equal("00u1ada", claims.GetProperty("sub").GetString());
        Assert.Equal("the nonce", claims.GetProperty("nonce").GetString());
        Assert.Equal(claimsInIdToken, claims.TryGetProperty("preferred_username", out _));
        visit.NoViolations();
    }

    [Fact]
    public async Task The_way_back_is_really_cross_site()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var party = await RelyingParty.StartAsync();
        var client = await provider.RegisterAsync(party.Callback);
        await using var visit = await browser.VisitAsync(party.Address);

        await visit.Page.GotoAsync(Start(provider, client, party));
        await provider.SignInAsync(visit.Page, "grace");

        Assert.Equal(["__Host-Lax", "__Host-None"], party.Cookies);
    }

    [Fact]
    public async Task A_request_without_a_code_challenge_is_refused()
    {
        await using var provider = await OpenIdProvider.StartAsync();
        await using var party = await RelyingParty.StartAsync();
        var client = await provider.RegisterAsync(party.Callback);
        await using var visit = await browser.VisitAsync(party.Address);

        await visit.Page.GotoAsync($"{provider.Issuer}/auth?{Query(client, party)}");

        Assert.Equal("invalid_request", party.Received["error"]);
    }

    private static string Start(OpenIdProvider provider, OpenIdClient client, RelyingParty party)
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var to = $"{provider.Issuer}/auth?{Query(client, party)}&code_challenge={challenge}&code_challenge_method=S256";
        return $"/start?to={Uri.EscapeDataString(to)}";
    }

    private static string Query(OpenIdClient client, RelyingParty party) =>
        $"response_type=code&client_id={client.ClientId}&redirect_uri={Uri.EscapeDataString(party.Callback.AbsoluteUri)}"
        + "&scope=openid%20email%20profile&state=the%20state&nonce=the%20nonce";

    private static async Task<JsonElement> RedeemAsync(OpenIdProvider provider, OpenIdClient client, RelyingParty party)
    {
        using var http = new HttpClient();
        var secret = Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client.ClientId}:{client.ClientSecret}"));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", secret);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code", ["code"] = party.Received["code"],
            ["redirect_uri"] = party.Callback.AbsoluteUri, ["code_verifier"] = Verifier,
        });
        using var answer = await http.PostAsync(new Uri(provider.Address, "/token"), form);
        answer.EnsureSuccessStatusCode();
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var payload = tokens.GetProperty("id_token").GetString()!.Split('.')[1];
        return JsonDocument.Parse(Base64Url.DecodeFromChars(payload)).RootElement.Clone();
    }
}

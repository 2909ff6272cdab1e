using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Rolecall.Server.Egress;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.Tests.SignIn.Oidc;

/// <summary>A provider, a client of it, and a sign-in under way.</summary>
internal sealed class OidcWorld : IAsyncDisposable
{
    public const string ClientId = "0oa-rolecall";
    public const string Secret = "s3cret:/+ with space";
    public const string AccessToken = "access-token-1";

    // Making a key takes long, and no test changes one.
    public static readonly IssuerKey Rsa = IssuerKey.Rsa("rsa-1");

    private readonly EgressGuard egress;

    private OidcWorld(StubIssuer issuer)
    {
        Issuer = issuer;
        this.egress = new EgressGuard(new EgressOptions(["127.0.0.1"]), Clock);
        Client = new OidcClient(this.egress, Clock);
        Pending = new OidcPending("nonce-of-this-sign-in", new string('v', 43));
        Issuer.TokenAnswer = () => Tokens(Rsa.Sign(Payload()));
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    public StubIssuer Issuer { get; }

    public OidcClient Client { get; }

    public OidcPending Pending { get; set; }

    public OidcSettings Settings => SettingsOf(Issuer);

    public long Now => Clock.GetUtcNow().ToUnixTimeSeconds();

    public static async Task<OidcWorld> StartAsync(params IssuerKey[] keys) => new(await StubIssuer.StartAsync(keys is [] ? [Rsa] : keys));

    public static OidcSettings SettingsOf(StubIssuer issuer) =>
        new(new Uri(issuer.Url), ClientId, Secret, new Uri("https://rolecall.example/signin/7/callback"));

    public static IResult Tokens(string? idToken, string? accessToken = AccessToken) => Results.Json(new JsonObject
    {
        ["token_type"] = "Bearer",
        ["id_token"] = idToken,
        ["access_token"] = accessToken,
    });

    /// <summary>What a good token says.</summary>
    public JsonObject Payload() => new()
    {
        ["iss"] = Issuer.Url,
        ["aud"] = ClientId,
        ["sub"] = "00u1",
        ["nonce"] = Pending.Nonce,
        ["iat"] = Now,
        ["exp"] = Now + 3600,
        ["auth_time"] = Now - 60,
        ["preferred_username"] = "ada@acme.example",
        ["email"] = "ada@acme.example",
        ["email_verified"] = true,
        ["name"] = "Ada",
    };

    public Task<OidcIdentity> FinishAsync(OidcCallback? callback = null) =>
        Client.FinishAsync(Settings, Pending, callback ?? new OidcCallback("code-1", Iss: null), TestContext.Current.CancellationToken);

    public Task<OidcIdentity> FinishAsync(string idToken)
    {
        Issuer.TokenAnswer = () => Tokens(idToken);
        return FinishAsync();
    }

    public async Task<OidcRefusedException> RefusedAsync(OidcCallback? callback = null) =>
        await Assert.ThrowsAsync<OidcRefusedException>(() => FinishAsync(callback));

    public async Task<OidcRefusedException> RefusedAsync(string idToken) =>
        await Assert.ThrowsAsync<OidcRefusedException>(() => FinishAsync(idToken));

    public async ValueTask DisposeAsync()
    {
        this.egress.Dispose();
        await Issuer.DisposeAsync();
    }
}

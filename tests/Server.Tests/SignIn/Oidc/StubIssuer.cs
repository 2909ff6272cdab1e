using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Rolecall.Server.Tests.SignIn.Oidc;

/// <summary>An OpenID Connect provider on this machine that says what a test wants it to say, and counts who asks.</summary>
internal sealed class StubIssuer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int discoveryReads;
    private int keyReads;
    private int tokenCalls;

    private StubIssuer(WebApplication app) => this.app = app;

    public string Url => this.app.Urls.Single();

    /// <summary>What the discovery document says; a test takes from it, adds to it.</summary>
    public JsonObject Discovery { get; } = [];

    public List<JsonObject> Keys { get; } = [];

    public Func<IResult>? DiscoveryAnswer { get; set; }

    public Func<IResult>? KeysAnswer { get; set; }

    public Func<IResult> TokenAnswer { get; set; } = () => Results.NotFound();

    public int DiscoveryReads => this.discoveryReads;

    public int KeyReads => this.keyReads;

    public int TokenCalls => this.tokenCalls;

    /// <summary>What the last call of the token endpoint carried.</summary>
    public Dictionary<string, string> Form { get; private set; } = [];

    public string Authorization { get; private set; } = "";

    public static async Task<StubIssuer> StartAsync(params IssuerKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new StubIssuer(builder.Build());
        issuer.Map();
        await issuer.app.StartAsync();
        issuer.Describe();
        issuer.Keys.AddRange(keys.Select(key => key.Jwk()));
        return issuer;
    }

    public ValueTask DisposeAsync() => this.app.DisposeAsync();

    private void Map()
    {
        this.app.MapGet("/.well-known/openid-configuration", () =>
        {
            Interlocked.Increment(ref this.discoveryReads);
            return DiscoveryAnswer?.Invoke() ?? Results.Text(Discovery.ToJsonString(), "application/json");
        });
        this.app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref this.keyReads);
            return KeysAnswer?.Invoke() ?? Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(key => key.DeepClone())]) }.ToJsonString(), "application/json");
        });
        this.app.MapPost("/token", async (HttpContext http) =>
        {
            Interlocked.Increment(ref this.tokenCalls);
            var form = await http.Request.ReadFormAsync();
            Form = form.ToDictionary(field => field.Key, field => field.Value.ToString());
            Authorization = http.Request.Headers.Authorization.ToString();
            return TokenAnswer();
        });
    }

    private void Describe()
    {
        Discovery["issuer"] = Url;
        Discovery["authorization_endpoint"] = Url + "/authorize?brand=1";
        Discovery["token_endpoint"] = Url + "/token";
        Discovery["jwks_uri"] = Url + "/keys";
        Discovery["response_types_supported"] = new JsonArray("code", "id_token");
        Discovery["id_token_signing_alg_values_supported"] = new JsonArray("RS256");
        Discovery["code_challenge_methods_supported"] = new JsonArray("S256");
        Discovery["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_basic", "client_secret_post");
    }
}

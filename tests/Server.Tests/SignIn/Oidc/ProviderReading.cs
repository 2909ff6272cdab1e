using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Rolecall.Server.Egress;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.Tests.SignIn.Oidc;

public sealed class ProviderReading
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Oddities => new()
    {
        { "issuer=https://other.example", "names the issuer \"https://other.example\"" },
        { "issuer", "names the issuer \"\"" },
        { "id_token_signing_alg_values_supported=HS256,none,RS512", "no signature algorithm of RS256, ES256 and PS256" },
        { "id_token_signing_alg_values_supported", "no signature algorithm" },
        { "response_types_supported=token,id_token", "response type \"code\"" },
        { "response_types_supported", "response type \"code\"" },
        { "code_challenge_methods_supported=plain", "without the method S256" },
        { "token_endpoint_auth_methods_supported=private_key_jwt,tls_client_auth", "neither client_secret_basic nor client_secret_post" },
        { "authorization_endpoint", "authorization_endpoint" },
        { "authorization_endpoint=http://idp.example/authorize", "authorization_endpoint" },
        { "authorization_endpoint=javascript:alert(1)", "authorization_endpoint" },
        { "authorization_endpoint=https://idp.example/authorize#part", "authorization_endpoint" },
        { "token_endpoint=http://idp.example/token", "token_endpoint" },
        { "token_endpoint=/token", "token_endpoint" },
        { "token_endpoint=https://user:word@idp.example/token", "token_endpoint" },
        { "jwks_uri=file:///etc/passwd", "jwks_uri" },
        { "jwks_uri", "jwks_uri" },
        { "jwks_uri=https://10.0.0.1/keys", "not found on the public internet" },
        { "jwks_uri=https://169.254.169.254/latest", "not found on the public internet" },
    };

    [Theory, Spec("R-13", "R-14", "R-48", "I-62")]
    [MemberData(nameof(Oddities))]
    public async Task What_a_provider_says_wrongly_of_itself_is_told_in_a_sentence_and_stops_the_sign_in(string change, string sentence)
    {
        await using var world = await OidcWorld.StartAsync();
        Change(world.Issuer.Discovery, change);

        var facts = await world.Client.ProbeAsync(world.Settings.Issuer, Ct);
        var refused = await Assert.ThrowsAsync<OidcRefusedException>(() => world.Client.StartAsync(world.Settings, "s", new OidcStartOptions(), Ct));

        Assert.Contains(sentence, facts.Problem);
        Assert.EndsWith(".", facts.Problem);
        Assert.Equal(facts.Problem, refused.Reason);
    }

    [Fact, Spec("R-10", "R-13")]
    public async Task A_good_provider_is_told_as_it_is()
    {
        await using var world = await OidcWorld.StartAsync(OidcWorld.Rsa, IssuerKey.Ec("ec-1"));
        world.Issuer.Discovery["id_token_signing_alg_values_supported"] = new JsonArray("HS256", "ES256", "RS256");
        world.Issuer.Discovery["authorization_response_iss_parameter_supported"] = true;

        var facts = await world.Client.ProbeAsync(world.Settings.Issuer, Ct);

        Assert.Null(facts.Problem);
        Assert.Equal(["RS256", "ES256"], facts.Algorithms);
        Assert.Equal((2, true), (facts.Keys, facts.NamesItself));
    }

    [Fact, Spec("R-13")]
    public async Task Silence_on_PKCE_and_on_client_authentication_is_no_refusal_of_either()
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.Discovery.Remove("code_challenge_methods_supported");
        world.Issuer.Discovery.Remove("token_endpoint_auth_methods_supported");

        await world.FinishAsync();

        Assert.StartsWith("Basic ", world.Issuer.Authorization);
        Assert.NotEmpty(world.Issuer.Form["code_verifier"]);
    }

    [Theory, Spec("I-40")]
    [InlineData("https://login.microsoftonline.com/common/v2.0")]
    [InlineData("https://login.microsoftonline.com/Organizations/v2.0")]
    [InlineData("https://login.microsoftonline.com/consumers/v2.0")]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0")]
    [InlineData("https://login.microsoftonline.us/common/v2.0")]
    public async Task An_issuer_that_stands_for_everybody_is_refused_unasked(string issuer)
    {
        await using var world = await OidcWorld.StartAsync();

        var facts = await world.Client.ProbeAsync(new Uri(issuer), Ct);

        Assert.Contains("https://login.microsoftonline.com/{your tenant id}/v2.0", facts.Problem);
    }

    [Theory, Spec("R-10")]
    [InlineData("short", "holds no key")]
    [InlineData("encryption", "holds no key")]
    [InlineData("secret", "holds no key")]
    [InlineData("curve", "holds no key")]
    [InlineData("padded", "holds no key")]
    [InlineData("none", "holds no key")]
    [InlineData("nonsense", "not a JSON Web Key Set")]
    public async Task A_key_set_without_a_key_that_is_good_enough_is_refused(string kind, string sentence)
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.Keys.Clear();
        if (kind == "nonsense")
            world.Issuer.KeysAnswer = () => Results.Text("nonsense");
        else if (kind != "none")
            world.Issuer.Keys.Add(BadKey(kind));

        var facts = await world.Client.ProbeAsync(world.Settings.Issuer, Ct);

        Assert.Contains(sentence, facts.Problem);
    }

    [Fact, Spec("R-10", "I-22")]
    public async Task Bad_keys_beside_a_good_one_are_not_taken()
    {
        var shortKey = IssuerKey.Rsa("short", bits: 1024);
        await using var world = await OidcWorld.StartAsync(OidcWorld.Rsa, shortKey);

        Assert.Equal(1, (await world.Client.ProbeAsync(world.Settings.Issuer, Ct)).Keys);
        Assert.Equal("00u1", (await world.FinishAsync()).Subject);
        Assert.Equal(OidcRefusal.TokenKey, (await world.RefusedAsync(shortKey.Sign(world.Payload()))).Code);
    }

    [Theory, Spec("R-48", "I-62")]
    [InlineData("http://idp.example", "starts with https://")]
    [InlineData("https://127.0.0.1:1", "not found on the public internet")]
    [InlineData("https://[::ffff:10.0.0.1]", "not found on the public internet")]
    public async Task An_issuer_is_reached_only_on_the_public_internet_and_by_https(string issuer, string sentence)
    {
        await using var world = await OidcWorld.StartAsync();
        using var egress = new EgressGuard(new EgressOptions([]), world.Clock, (_, _) => Task.FromResult(new[] { IPAddress.Loopback }));

        Assert.Contains(sentence, (await new OidcClient(egress, world.Clock).ProbeAsync(new Uri(issuer), Ct)).Problem);
    }

    [Fact, Spec("R-48")]
    public async Task Redirects_are_not_followed_and_huge_documents_not_read()
    {
        await using var world = await OidcWorld.StartAsync();
        await using var elsewhere = await StubIssuer.StartAsync();
        world.Issuer.DiscoveryAnswer = () => Results.Redirect(elsewhere.Url + "/.well-known/openid-configuration");

        Assert.Contains("sends elsewhere", (await world.Client.ProbeAsync(world.Settings.Issuer, Ct)).Problem);
        Assert.Equal(0, elsewhere.DiscoveryReads);

        world.Issuer.DiscoveryAnswer = () => Results.Text(new string(' ', 70_000) + world.Issuer.Discovery.ToJsonString());
        Assert.Contains("larger than 64 kB", (await world.Client.ProbeAsync(world.Settings.Issuer, Ct)).Problem);

        world.Issuer.DiscoveryAnswer = null;
        world.Issuer.KeysAnswer = () => Results.Text(new string(' ', 70_000) + "{}");
        Assert.Contains("key set", (await world.Client.ProbeAsync(world.Settings.Issuer, Ct)).Problem);
    }

    [Theory, Spec("R-13")]
    [InlineData("<html>hello</html>")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"issuer":7}""")]
    public async Task A_document_that_is_no_discovery_document_is_refused(string body)
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.DiscoveryAnswer = () => Results.Text(body);

        Assert.NotNull((await world.Client.ProbeAsync(world.Settings.Issuer, Ct)).Problem);
    }

    [Fact, Spec("R-13")]
    public async Task An_issuer_that_ends_in_a_slash_is_kept_so()
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.Discovery["issuer"] = world.Issuer.Url + "/";

        Assert.Contains("write exactly that", (await world.Client.ProbeAsync(new Uri(world.Issuer.Url), Ct)).Problem);
        Assert.Null((await world.Client.ProbeAsync(new Uri(world.Issuer.Url + "/"), Ct)).Problem);
    }

    private static void Change(JsonObject discovery, string change)
    {
        if (change.Split('=', 2) is not [var name, var value])
            discovery.Remove(change);
        else if (name.EndsWith("_supported", StringComparison.Ordinal))
            discovery[name] = new JsonArray([.. value.Split(',').Select(one => JsonValue.Create(one))]);
        else
            discovery[name] = value;
    }

    private static JsonObject BadKey(string kind)
    {
        var key = OidcWorld.Rsa.Jwk();
        switch (kind)
        {
            case "short":
                return IssuerKey.Rsa("k", bits: 1024).Jwk();
            case "padded":
                key = IssuerKey.Rsa("k", bits: 1024).Jwk();
                key["n"] = new string('A', 172) + key["n"]!.GetValue<string>(); // zeros before it do not make a number longer
                return key;
            case "encryption":
                key["use"] = "enc";
                return key;
            case "secret":
                return new JsonObject { ["kty"] = "oct", ["kid"] = "k", ["k"] = new string('A', 64) };
            default:
                key = IssuerKey.Ec("k").Jwk();
                key["crv"] = "P-521";
                return key;
        }
    }
}

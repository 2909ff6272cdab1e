using System.Text.Json.Nodes;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.Tests.SignIn.Oidc;

public sealed class IdTokens
{
    public static TheoryData<string> Names => [.. BrokenTokens.All.Keys];

    [Theory, Spec("R-10", "R-13")]
    [MemberData(nameof(Names))]
    public async Task A_broken_token_is_refused_with_the_word_for_what_is_wrong(string name)
    {
        await using var world = await OidcWorld.StartAsync();
        var (code, make) = BrokenTokens.All[name];
        var token = make(world);

        var refused = await world.RefusedAsync(token);

        Assert.Equal(code, refused.Code);
        Assert.EndsWith(".", refused.Reason);
        Assert.All(token.Split('.').Where(part => part.Length > 20), part => Assert.DoesNotContain(part, refused.Reason));
    }

    [Fact, Spec("R-13")]
    public async Task The_tokens_of_the_table_differ_from_one_that_is_accepted()
    {
        await using var world = await OidcWorld.StartAsync();

        var identity = await world.FinishAsync(OidcWorld.Rsa.Sign(world.Payload()));

        Assert.Equal(
            new OidcIdentity(world.Issuer.Url, "00u1", "ada@acme.example", "ada@acme.example", EmailVerified: true, "Ada", world.Clock.GetUtcNow().AddSeconds(-60)),
            identity);
    }

    [Theory, Spec("R-10")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task Tokens_of_each_accepted_algorithm_are_accepted(string alg)
    {
        var key = alg == "ES256" ? IssuerKey.Ec("k") : IssuerKey.Rsa("k", alg: alg);
        await using var world = await OidcWorld.StartAsync(key);
        world.Issuer.Discovery["id_token_signing_alg_values_supported"] = new JsonArray(alg);

        Assert.Equal("00u1", (await world.FinishAsync(key.Sign(world.Payload()))).Subject);
    }

    [Theory, Spec("R-13")]
    [InlineData("exp", -119)]
    [InlineData("nbf", 120)]
    [InlineData("iat", 120)]
    [InlineData("iat", -600)]
    [InlineData("auth_time", 120)]
    [InlineData("auth_time", -1_000_000)]
    public async Task Clocks_may_differ_by_two_minutes(string claim, int seconds)
    {
        await using var world = await OidcWorld.StartAsync();
        var payload = world.Payload();
        payload[claim] = world.Now + seconds;

        Assert.Equal("00u1", (await world.FinishAsync(OidcWorld.Rsa.Sign(payload))).Subject);
    }

    [Fact, Spec("R-13")]
    public async Task Several_audiences_are_fine_when_the_token_says_that_we_are_the_one_it_was_made_for()
    {
        await using var world = await OidcWorld.StartAsync();
        var payload = world.Payload();
        payload["aud"] = new JsonArray("0oa-other", OidcWorld.ClientId);
        payload["azp"] = OidcWorld.ClientId;

        Assert.Equal("00u1", (await world.FinishAsync(OidcWorld.Rsa.Sign(payload))).Subject);
    }

    [Fact, Spec("R-13")]
    public async Task A_hash_of_the_access_token_that_is_right_is_accepted_and_one_without_its_token_is_not()
    {
        await using var world = await OidcWorld.StartAsync();
        var payload = world.Payload();
        var hash = System.Security.Cryptography.SHA256.HashData("access-token-1"u8);
        payload["at_hash"] = IssuerKey.Encode(hash[..16]);
        var token = OidcWorld.Rsa.Sign(payload);

        Assert.Equal("00u1", (await world.FinishAsync(token)).Subject);
        world.Issuer.TokenAnswer = () => OidcWorld.Tokens(token, accessToken: null);
        Assert.Equal(OidcRefusal.TokenAccessHash, (await world.RefusedAsync()).Code);
    }

    [Theory, Spec("I-41")]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", false)]
    [InlineData("1", false)]
    [InlineData("[true]", false)]
    [InlineData("null", false)]
    public async Task An_address_is_verified_by_the_value_true_and_nothing_else(string json, bool expected)
    {
        await using var world = await OidcWorld.StartAsync();
        var payload = world.Payload();
        payload["email_verified"] = JsonNode.Parse(json);

        Assert.Equal(expected, (await world.FinishAsync(OidcWorld.Rsa.Sign(payload))).EmailVerified);
    }

    [Fact, Spec("I-41")]
    public async Task An_address_of_which_nothing_is_said_is_not_verified()
    {
        await using var world = await OidcWorld.StartAsync();
        var payload = world.Payload();
        payload.Remove("email_verified");

        Assert.False((await world.FinishAsync(OidcWorld.Rsa.Sign(payload))).EmailVerified);
    }

    [Fact, Spec("I-40", "R-11")]
    public async Task The_same_name_and_address_from_another_issuer_is_another_person()
    {
        await using var one = await OidcWorld.StartAsync();
        await using var two = await OidcWorld.StartAsync();

        var first = await one.FinishAsync();
        var second = await two.FinishAsync();

        Assert.Equal((first.Email, first.Subject), (second.Email, second.Subject));
        Assert.NotEqual((first.Issuer, first.Subject), (second.Issuer, second.Subject));
    }

    [Theory, Spec("R-15")]
    [InlineData(0, true)]
    [InlineData(-420, true)] // five minutes asked for, two for the clocks
    [InlineData(-421, false)]
    public async Task Fresh_authentication_is_fresh_when_it_was_asked_for(int seconds, bool accepted)
    {
        await using var world = await OidcWorld.StartAsync();
        world.Pending = world.Pending with { MaxAuthAge = TimeSpan.FromMinutes(5) };
        var payload = world.Payload();
        payload["auth_time"] = world.Now + seconds;
        var token = OidcWorld.Rsa.Sign(payload);

        if (accepted)
            Assert.Equal("00u1", (await world.FinishAsync(token)).Subject);
        else
            Assert.Equal(OidcRefusal.StaleAuthentication, (await world.RefusedAsync(token)).Code);
    }

    [Fact, Spec("R-15")]
    public async Task Fresh_authentication_that_is_not_mentioned_is_none()
    {
        await using var world = await OidcWorld.StartAsync();
        world.Pending = world.Pending with { MaxAuthAge = TimeSpan.FromMinutes(5) };
        var payload = world.Payload();
        payload.Remove("auth_time");

        Assert.Equal(OidcRefusal.StaleAuthentication, (await world.RefusedAsync(OidcWorld.Rsa.Sign(payload))).Code);
    }

    [Theory, Spec("R-15")]
    [InlineData("urn:okta:loa:2fa:any", true)]
    [InlineData("urn:okta:loa:1fa:any", false)]
    [InlineData(null, false)]
    public async Task An_authentication_context_that_is_demanded_must_be_named(string? acr, bool accepted)
    {
        await using var world = await OidcWorld.StartAsync();
        world.Pending = world.Pending with { Acr = "urn:okta:loa:2fa:any" };
        var payload = world.Payload();
        payload["acr"] = acr;
        var token = OidcWorld.Rsa.Sign(payload);

        if (accepted)
            Assert.Equal("00u1", (await world.FinishAsync(token)).Subject);
        else
            Assert.Equal(OidcRefusal.WeakAuthentication, (await world.RefusedAsync(token)).Code);
    }

    [Fact, Spec("R-10")]
    public async Task A_token_without_kid_means_the_only_key_there_is()
    {
        await using var world = await OidcWorld.StartAsync();
        var header = OidcWorld.Rsa.Header();
        header.Remove("kid");
        var token = OidcWorld.Rsa.Sign(world.Payload(), header);

        Assert.Equal("00u1", (await world.FinishAsync(token)).Subject);

        await using var several = await OidcWorld.StartAsync(OidcWorld.Rsa, IssuerKey.Rsa("rsa-2"));
        Assert.Equal(OidcRefusal.TokenKey, (await several.RefusedAsync(OidcWorld.Rsa.Sign(several.Payload(), (JsonObject)header.DeepClone()))).Code);
    }
}

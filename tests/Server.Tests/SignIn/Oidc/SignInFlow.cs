using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Rolecall.Server.SingleSignOn.Oidc;

namespace Rolecall.Server.Tests.SignIn.Oidc;

public sealed class SignInFlow
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Spec("R-13", "I-44")]
    public async Task The_browser_is_sent_with_state_nonce_and_the_hash_of_a_verifier_that_stays_here()
    {
        await using var world = await OidcWorld.StartAsync();

        var start = await world.Client.StartAsync(world.Settings, "state-1", new OidcStartOptions(), Ct);

        Assert.StartsWith(world.Issuer.Url + "/authorize?brand=1&", start.AuthorizationUrl.AbsoluteUri);
        var query = Query(start);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal(OidcWorld.ClientId, query["client_id"]);
        Assert.Equal("https://rolecall.example/signin/7/callback", query["redirect_uri"]);
        Assert.Equal("openid profile email", query["scope"]);
        Assert.Equal("state-1", query["state"]);
        Assert.Equal(start.Nonce, query["nonce"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal(IssuerKey.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(start.CodeVerifier))), query["code_challenge"]);
        Assert.DoesNotContain(start.CodeVerifier, start.AuthorizationUrl.AbsoluteUri);
        Assert.Equal((43, 43), (start.Nonce.Length, start.CodeVerifier.Length));
        Assert.All(["prompt", "max_age", "login_hint", "acr_values"], name => Assert.DoesNotContain(name, query.Keys));
    }

    [Fact, Spec("I-44")]
    public async Task No_two_sign_ins_share_a_nonce_or_a_verifier()
    {
        await using var world = await OidcWorld.StartAsync();

        var one = await world.Client.StartAsync(world.Settings, "state-1", new OidcStartOptions(), Ct);
        var two = await world.Client.StartAsync(world.Settings, "state-2", new OidcStartOptions(), Ct);

        Assert.Equal(4, new HashSet<string>([one.Nonce, one.CodeVerifier, two.Nonce, two.CodeVerifier]).Count);
    }

    [Fact, Spec("R-15")]
    public async Task Fresh_authentication_is_asked_for_in_the_words_of_the_protocol()
    {
        await using var world = await OidcWorld.StartAsync();

        var start = await world.Client.StartAsync(
            world.Settings, "s", new OidcStartOptions("ada+1@acme.example", Reauthenticate: true, TimeSpan.FromMinutes(5), "urn:okta:loa:2fa:any"), Ct);

        var query = Query(start);
        Assert.Equal(
            ("ada+1@acme.example", "login", "300", "urn:okta:loa:2fa:any"),
            (query["login_hint"], query["prompt"], query["max_age"], query["acr_values"]));
    }

    [Fact, Spec("R-13")]
    public async Task The_code_is_redeemed_with_the_verifier_and_the_secret_in_the_header()
    {
        await using var world = await OidcWorld.StartAsync();

        await world.FinishAsync();

        Assert.Equal(
            ("authorization_code", "code-1", "https://rolecall.example/signin/7/callback", world.Pending.CodeVerifier),
            (world.Issuer.Form["grant_type"], world.Issuer.Form["code"], world.Issuer.Form["redirect_uri"], world.Issuer.Form["code_verifier"]));
        Assert.DoesNotContain("client_secret", world.Issuer.Form.Keys);
        Assert.Equal("Basic " + Convert.ToBase64String("0oa-rolecall:s3cret%3A%2F%2B+with+space"u8), world.Issuer.Authorization);
    }

    [Fact, Spec("R-13")]
    public async Task The_secret_goes_into_the_form_where_only_that_is_announced()
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.Discovery["token_endpoint_auth_methods_supported"] = new JsonArray("private_key_jwt", "client_secret_post");

        await world.FinishAsync();

        Assert.Equal((OidcWorld.ClientId, OidcWorld.Secret, ""), (world.Issuer.Form["client_id"], world.Issuer.Form["client_secret"], world.Issuer.Authorization));
    }

    [Fact, Spec("R-13")]
    public async Task A_public_client_proves_itself_by_the_verifier_alone()
    {
        await using var world = await OidcWorld.StartAsync();

        await world.Client.FinishAsync(world.Settings with { ClientSecret = null }, world.Pending, new OidcCallback("code-1", Iss: null), Ct);

        Assert.Equal((OidcWorld.ClientId, ""), (world.Issuer.Form["client_id"], world.Issuer.Authorization));
        Assert.DoesNotContain("client_secret", world.Issuer.Form.Keys);
    }

    [Theory, Spec("R-14", "I-45")]
    [InlineData(false, "")]
    [InlineData(false, "https://evil.example")]
    [InlineData(true, null)]
    [InlineData(true, "https://evil.example")]
    public async Task Who_answers_is_compared_before_the_code_is_sent_anywhere(bool isAnnounced, string? iss)
    {
        await using var world = await OidcWorld.StartAsync();
        if (isAnnounced)
            world.Issuer.Discovery["authorization_response_iss_parameter_supported"] = true;

        var withCode = await world.RefusedAsync(new OidcCallback("code-1", iss));
        var withError = await world.RefusedAsync(new OidcCallback(null, iss, "access_denied"));

        Assert.Equal((OidcRefusal.CallbackIssuer, OidcRefusal.CallbackIssuer), (withCode.Code, withError.Code));
        Assert.Equal(0, world.Issuer.TokenCalls);
    }

    [Theory, Spec("R-14", "I-45")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_right_one_may_answer(bool isAnnounced)
    {
        await using var world = await OidcWorld.StartAsync();
        if (isAnnounced)
            world.Issuer.Discovery["authorization_response_iss_parameter_supported"] = true;

        Assert.Equal("00u1", (await world.FinishAsync(new OidcCallback("code-1", world.Issuer.Url))).Subject);
    }

    [Fact, Spec("R-14", "I-45")]
    public async Task A_code_of_one_provider_never_reaches_another_that_says_who_it_is()
    {
        await using var ours = await OidcWorld.StartAsync();
        await using var evil = await OidcWorld.StartAsync();

        // The browser was sent to the evil provider, which handed it on to ours; the answer comes back to the evil connection's callback.
        var refused = await Assert.ThrowsAsync<OidcRefusedException>(() =>
            ours.Client.FinishAsync(evil.Settings, ours.Pending, new OidcCallback("code-of-ours", ours.Issuer.Url), Ct));

        Assert.Equal(OidcRefusal.CallbackIssuer, refused.Code);
        Assert.Equal((0, 0), (ours.Issuer.TokenCalls, evil.Issuer.TokenCalls));
    }

    [Fact, Spec("R-11", "R-14")]
    public async Task A_token_of_one_provider_is_nothing_at_another()
    {
        await using var ours = await OidcWorld.StartAsync();
        await using var other = await OidcWorld.StartAsync(IssuerKey.Rsa("other"));

        Assert.Equal(OidcRefusal.TokenKey, (await other.RefusedAsync(OidcWorld.Rsa.Sign(ours.Payload()))).Code);
    }

    [Fact, Spec("R-13")]
    public async Task An_answer_without_code_is_refused()
    {
        await using var world = await OidcWorld.StartAsync();

        Assert.Equal(OidcRefusal.CallbackIncomplete, (await world.RefusedAsync(new OidcCallback(null, null))).Code);
        Assert.Equal(OidcRefusal.CallbackIncomplete, (await world.RefusedAsync(new OidcCallback("", null))).Code);
        Assert.Equal(OidcRefusal.CallbackIncomplete, (await world.RefusedAsync(new OidcCallback(new string('c', 8193), null))).Code);
        Assert.Equal(0, world.Issuer.TokenCalls);
    }

    [Fact, Spec("R-34")]
    public async Task What_the_provider_says_is_told_in_one_clean_line()
    {
        await using var world = await OidcWorld.StartAsync();

        var refused = await world.RefusedAsync(new OidcCallback(null, null, "access_denied", "not\r\nassigned \u202e" + new string('x', 1000)));

        Assert.Equal(OidcRefusal.Denied, refused.Code);
        Assert.Contains("(access_denied: not  assigned", refused.Reason);
        Assert.All(refused.Reason, c => Assert.True(c is >= ' ' and <= '~' or '…'));
        Assert.InRange(refused.Reason.Length, 100, 400);
    }

    [Theory, Spec("R-13")]
    [InlineData(400, "invalid_grant", "code_refused", "sign in again")]
    [InlineData(401, "invalid_client", "client_refused", "client id or secret")]
    [InlineData(400, "unauthorized_client", "client_refused", "client id or secret")]
    [InlineData(400, "invalid_scope", "token_answer", "answers 400 (invalid_scope")]
    [InlineData(503, "temporarily_unavailable", "provider_unreachable", "answers 503")]
    public async Task A_refusal_of_the_token_endpoint_says_what_to_change(int status, string error, string code, string sentence)
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.TokenAnswer = () => Results.Json(
            new { error, error_description = $"code code-1 with {OidcWorld.Secret} and {world.Pending.CodeVerifier} is bad" }, statusCode: status);

        var refused = await world.RefusedAsync();

        Assert.Equal(code, refused.Code.Word());
        Assert.Contains(sentence, refused.Reason);
        Assert.Contains("is bad", refused.Reason);
        Assert.All([OidcWorld.Secret, "code-1", world.Pending.CodeVerifier], secret => Assert.DoesNotContain(secret, refused.Reason));
    }

    [Theory, Spec("R-13")]
    [InlineData("hello", 200, "token_answer")]
    [InlineData("[]", 200, "token_answer")]
    [InlineData("""{"access_token":"a"}""", 200, "token_answer")]
    [InlineData("""{"id_token":7}""", 200, "token_answer")]
    [InlineData("<html>", 404, "token_answer")]
    [InlineData("<html>", 500, "provider_unreachable")]
    [InlineData("""{"error":["invalid_grant"]}""", 400, "token_answer")]
    public async Task An_answer_without_tokens_is_refused(string body, int status, string code)
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.TokenAnswer = () => Results.Text(body, "application/json", statusCode: status);

        Assert.Equal(code, (await world.RefusedAsync()).Code.Word());
    }

    [Fact, Spec("R-48")]
    public async Task A_huge_answer_of_the_token_endpoint_is_not_read()
    {
        await using var world = await OidcWorld.StartAsync();
        world.Issuer.TokenAnswer = () => OidcWorld.Tokens(new string('a', 70_000));

        var refused = await world.RefusedAsync();

        Assert.Equal(OidcRefusal.TokenAnswer, refused.Code);
        Assert.Contains("more than 64 kB", refused.Reason);
    }

    [Fact, Spec("R-48")]
    public async Task A_redirect_of_the_token_endpoint_takes_the_secret_nowhere()
    {
        await using var world = await OidcWorld.StartAsync();
        await using var elsewhere = await StubIssuer.StartAsync();
        world.Issuer.TokenAnswer = () => Results.Redirect(elsewhere.Url + "/token", permanent: false, preserveMethod: true);

        Assert.Contains("answers 307", (await world.RefusedAsync()).Reason);
        Assert.Equal(0, elsewhere.TokenCalls);
    }

    [Fact, Spec("I-60")]
    public void What_is_kept_of_a_sign_in_does_not_print_its_secrets()
    {
        var printed = string.Join(' ', new OidcSettings(new Uri("https://idp.example"), "id", "hidden", new Uri("https://r.example")),
            new OidcPending("hidden", "hidden"), new OidcCallback("hidden", null), new OidcIdentity("i", "hidden", null, "hidden", true, null, null),
            new TokenAnswer("hidden", "hidden"), new OidcStart(new Uri("https://idp.example/?nonce=hidden"), "hidden", "hidden"));

        Assert.DoesNotContain("hidden", printed);
    }

    private static Dictionary<string, string> Query(OidcStart start) =>
        QueryHelpers.ParseQuery(start.AuthorizationUrl.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
}

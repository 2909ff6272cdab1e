using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Rolecall.Simulator.Tests.StandIn;

public sealed class Sign_in_by_oidc : IAsyncLifetime
{
    private const string Redirect = "http://127.0.0.1:5080/oidc/callback?from=1";
    private const string Verifier = "a-verifier-of-forty-three-characters-and-more-0123";

    private RunningStandIn _standIn = null!;

    public async ValueTask InitializeAsync()
    {
        _standIn = await RunningStandIn.StartAsync();
        await _standIn.PressAsync($"/apps/{_standIn.App.Id}/sign-on", ("method", "oidc"), ("redirectUri", Redirect));
        await _standIn.AssignAsync(_standIn.Ada);
    }

    public ValueTask DisposeAsync() => _standIn.DisposeAsync();

    private string Issuer => $"{_standIn.Url}/app/{_standIn.App.Id}";

    [Fact]
    public async Task A_code_brings_an_id_token_whose_subject_is_the_externalId()
    {
        var metadata = JsonNode.Parse((await _standIn.GetAsync($"{Issuer}/.well-known/openid-configuration")).Body)!;
        Assert.Equal(Issuer, metadata["issuer"]!.GetValue<string>());
        Assert.True(metadata["authorization_response_iss_parameter_supported"]!.GetValue<bool>());

        var answer = await TokenAsync(await CodeAsync());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var tokens = JsonNode.Parse(answer.Body)!;
        var claims = await VerifiedAsync(tokens["id_token"]!.GetValue<string>(), metadata["jwks_uri"]!.GetValue<string>());
        Assert.Equal(
            $$"""{"iss":"{{Issuer}}","aud":"{{_standIn.App.Id}}","iat":1772600767,"exp":1772604367,"auth_time":1772600767,"nonce":"n-1","sub":"{{_standIn.Ada.Id}}","preferred_username":"Ada.Vries@acme.example","name":"Ada Vries","given_name":"Ada","family_name":"Vries","email":"Ada.Vries@acme.example","email_verified":true}""",
            claims.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, await UserInfoAsync(tokens["access_token"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Who_answers_is_named_in_the_callback_beside_the_state()
    {
        var back = await SignInAsync(await AskAsync());

        Assert.StartsWith(Redirect + "&code=", back);
        var query = QueryHelpers.ParseQuery(new Uri(back).Query);
        Assert.Equal("s-1", query["state"]);
        Assert.Equal(Issuer, query["iss"]);
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-of-forty-three-characters-0123", HttpStatusCode.BadRequest, "invalid_grant")]
    [InlineData("code_verifier", "", HttpStatusCode.BadRequest, "invalid_grant")]
    [InlineData("redirect_uri", "http://127.0.0.1:5080/oidc/callback", HttpStatusCode.BadRequest, "invalid_grant")]
    [InlineData("client_secret", "wrong", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client_secret", "", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("client_id", "0oaAnother", HttpStatusCode.Unauthorized, "invalid_client")]
    [InlineData("code", "made-up", HttpStatusCode.BadRequest, "invalid_grant")]
    [InlineData("grant_type", "password", HttpStatusCode.BadRequest, "unsupported_grant_type")]
    public async Task A_token_request_that_is_not_whole_brings_nothing(string field, string value, HttpStatusCode status, string error)
    {
        var answer = await TokenAsync(await CodeAsync(), (field, value));

        Assert.Equal(status, answer.Status);
        Assert.Equal(error, JsonNode.Parse(answer.Body)!["error"]!.GetValue<string>());
        Assert.DoesNotContain("id_token", answer.Body);
    }

    [Fact]
    public async Task A_code_that_comes_twice_ends_what_was_given_for_it()
    {
        var code = await CodeAsync();
        var access = JsonNode.Parse((await TokenAsync(code)).Body)!["access_token"]!.GetValue<string>();

        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync(code)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await UserInfoAsync(access));
    }

    [Fact]
    public async Task A_code_lives_for_a_minute_and_not_beyond_the_assignment()
    {
        var late = await CodeAsync();
        _standIn.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync(late)).Status);

        var code = await CodeAsync();
        await _standIn.PressAsync($"/apps/{_standIn.App.Id}/assignments/people/{_standIn.Ada.Id}/remove");
        Assert.Equal(HttpStatusCode.BadRequest, (await TokenAsync(code)).Status);
    }

    [Fact]
    public async Task The_secret_may_come_in_the_header_and_then_not_in_the_form_too()
    {
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_standIn.App.Id}:{_standIn.App.SignOn.ClientSecret}"));

        Assert.Equal(HttpStatusCode.OK, await PostWithHeaderAsync([]));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostWithHeaderAsync([KeyValuePair.Create("client_secret", _standIn.App.SignOn.ClientSecret)]));

        async Task<HttpStatusCode> PostWithHeaderAsync(IEnumerable<KeyValuePair<string, string>> more)
        {
            var code = await CodeAsync();
            using var request = new HttpRequestMessage(HttpMethod.Post, $"{Issuer}/oauth2/v1/token");
            request.Headers.Authorization = new("Basic", basic);
            request.Content = new FormUrlEncodedContent(
            [
                new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", Redirect), new("code_verifier", Verifier), .. more,
            ]);
            return (await _standIn.Client.SendAsync(request)).StatusCode;
        }
    }

    [Theory]
    [InlineData("client_id", "0oaAnother")]
    [InlineData("redirect_uri", "https://evil.example/callback")]
    [InlineData("redirect_uri", "http://127.0.0.1:5080/oidc/callback")]
    public async Task An_unknown_client_or_redirect_URI_is_never_redirected_to(string field, string value)
    {
        var asked = await AskAsync((field, value));

        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Null(asked.Message.Headers.Location);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type")]
    [InlineData("scope", "profile", "invalid_scope")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("code_challenge", "", "invalid_request")]
    [InlineData("prompt", "none", "login_required")]
    [InlineData("request_uri", "https://evil.example/", "request_not_supported")]
    public async Task Other_mistakes_are_told_to_the_application(string field, string value, string error)
    {
        var query = QueryHelpers.ParseQuery(new Uri((await AskAsync((field, value))).Location).Query);

        Assert.Equal(error, query["error"]);
        Assert.Equal("s-1", query["state"]);
        Assert.Equal(Issuer, query["iss"]);
    }

    [Fact]
    public async Task The_wire_view_shows_the_claims_and_neither_code_nor_secret_nor_token()
    {
        var code = await CodeAsync();
        var tokens = JsonNode.Parse((await TokenAsync(code)).Body)!;

        var page = (await _standIn.GetAsync("/people")).Text;

        Assert.Contains("\"preferred_username\": \"Ada.Vries@acme.example\"", page);
        Assert.DoesNotContain(code, page);
        Assert.DoesNotContain(_standIn.App.SignOn.ClientSecret, page);
        Assert.DoesNotContain(tokens["access_token"]!.GetValue<string>(), page);
        Assert.DoesNotContain(tokens["id_token"]!.GetValue<string>(), page);
    }

    private async Task<Answer> AskAsync(params (string Field, string Value)[] other)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["client_id"] = _standIn.App.Id,
            ["redirect_uri"] = Redirect,
            ["response_type"] = "code",
            ["scope"] = "openid profile email",
            ["state"] = "s-1",
            ["nonce"] = "n-1",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (field, value) in other)
            query[field] = value;
        return await _standIn.GetAsync(QueryHelpers.AddQueryString($"{Issuer}/oauth2/v1/authorize", query));
    }

    private async Task<string> SignInAsync(Answer asked)
    {
        var confirm = await _standIn.PressAsync(asked.Location, ("userName", _standIn.Ada.UserName));
        Assert.Contains("form-action 'self' http://127.0.0.1:5080;", confirm.Header("Content-Security-Policy"));
        return (await _standIn.PressAsync($"{asked.Location}/confirm", ("person", confirm.Field("person")!))).Location;
    }

    private async Task<string> CodeAsync() => QueryHelpers.ParseQuery(new Uri(await SignInAsync(await AskAsync())).Query)["code"]!;

    private Task<Answer> TokenAsync(string code, params (string Field, string Value)[] other)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Redirect,
            ["code_verifier"] = Verifier,
            ["client_id"] = _standIn.App.Id,
            ["client_secret"] = _standIn.App.SignOn.ClientSecret,
        };
        foreach (var (field, value) in other)
            form[field] = value;
        return _standIn.SendAsync($"{Issuer}/oauth2/v1/token", null, [.. form.Select(pair => (pair.Key, pair.Value))]);
    }

    private async Task<HttpStatusCode> UserInfoAsync(string access)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Issuer}/oauth2/v1/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        return (await _standIn.Client.SendAsync(request)).StatusCode;
    }

    private async Task<JsonNode> VerifiedAsync(string token, string keys)
    {
        var parts = token.Split('.');
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        var key = JsonNode.Parse((await _standIn.GetAsync(keys)).Body)!["keys"]![0]!;
        Assert.Equal("RS256", header["alg"]!.GetValue<string>());
        Assert.Equal(key["kid"]!.GetValue<string>(), header["kid"]!.GetValue<string>());
        using var rsa = RSA.Create(new RSAParameters
        {
            Exponent = Base64Url.DecodeFromChars(key["e"]!.GetValue<string>()),
            Modulus = Base64Url.DecodeFromChars(key["n"]!.GetValue<string>()),
        });
        Assert.True(rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
    }
}

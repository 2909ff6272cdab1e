using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Exchanges a code for tokens (RFC 6749 §4.1.3, RFC 7636 §4.5).</summary>
internal sealed class TokenEndpoint(EgressGuard egress)
{
    /// <exception cref="OidcRefusedException">ProviderUnreachable, ClientRefused, CodeRefused, TokenAnswer.</exception>
    public async Task<TokenAnswer> RedeemAsync(
        Provider provider, OidcSettings settings, string code, string codeVerifier, CancellationToken ct)
    {
        using var request = Request(provider, settings, code, codeVerifier);
        using var client = egress.CreateClient();
        try
        {
            using var response = await client.SendAsync(request, ct);
            var body = await response.Content.ReadAsByteArrayAsync(ct);
            return response.StatusCode == HttpStatusCode.OK
                ? Tokens(body)
                : throw Refused(response.StatusCode, body, settings.ClientSecret, code, codeVerifier);
        }
        catch (RefusedException refused)
        {
            throw Unreachable(refused.Message);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw Unreachable($"it did not answer within {EgressGuard.Patience.TotalSeconds} seconds.");
        }
        catch (HttpRequestException e)
        {
            throw e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? new OidcRefusedException(
                    OidcRefusal.TokenAnswer,
                    $"The identity provider's token endpoint answers with more than {EgressGuard.UsualBytes / 1024} kB; let it put fewer claims, such as groups, into tokens.")
                : Unreachable("check the TLS certificate there, and that the endpoint is up.");
        }
    }

    private static HttpRequestMessage Request(Provider provider, OidcSettings settings, string code, string codeVerifier)
    {
        Dictionary<string, string> form = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = settings.RedirectUri.AbsoluteUri,
            ["code_verifier"] = codeVerifier,
        };
        var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (settings.ClientSecret is { } inHeader && provider.SecretInHeader)
            request.Headers.Authorization = Basic(settings.ClientId, inHeader);
        else
            form["client_id"] = settings.ClientId;
        if (settings.ClientSecret is { } inForm && !provider.SecretInHeader)
            form["client_secret"] = inForm;
        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    /// <summary>RFC 6749 §2.3.1: both are form-encoded before they are put together.</summary>
    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(id)}:{WebUtility.UrlEncode(secret)}")));

    private static TokenAnswer Tokens(byte[] body)
    {
        using var json = Json(body);
        return Text(json, "id_token") is { } idToken
            ? new TokenAnswer(idToken, Text(json, "access_token"))
            : throw new OidcRefusedException(
                OidcRefusal.TokenAnswer, "The identity provider's token endpoint answers without an id_token; allow the scope \"openid\" for this application there.");
    }

    private static OidcRefusedException Refused(HttpStatusCode status, byte[] body, params ReadOnlySpan<string?> secrets)
    {
        using var json = Json(body);
        var (error, description) = (Text(json, "error"), Said.Clean(Text(json, "error_description"), secrets));
        return error switch
        {
            "invalid_client" or "unauthorized_client" => new OidcRefusedException(
                OidcRefusal.ClientRefused,
                $"The identity provider does not accept this connection's client id or secret{Said.InBrackets(error, description)}; copy both again from the application there."),
            "invalid_grant" => new OidcRefusedException(
                OidcRefusal.CodeRefused,
                $"The identity provider does not accept the sign-in's code{Said.InBrackets(error, description)}; sign in again, "
                + "and if it stays so, compare the redirect URI that is allowed there with the one this connection shows."),
            _ => new OidcRefusedException(
                (int)status >= 500 ? OidcRefusal.ProviderUnreachable : OidcRefusal.TokenAnswer,
                $"The identity provider's token endpoint answers {(int)status}{Said.InBrackets(Said.Clean(error, secrets), description)}; look into its log for the reason."),
        };
    }

    private static JsonDocument? Json(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument? json, string name) =>
        json is { RootElement.ValueKind: JsonValueKind.Object }
        && json.RootElement.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static OidcRefusedException Unreachable(string why) =>
        new(OidcRefusal.ProviderUnreachable, $"The identity provider's token endpoint cannot be reached: {why}");
}

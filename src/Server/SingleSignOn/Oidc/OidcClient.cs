using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Rolecall.Server.Egress;

namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>
/// Signs people in with whatever OpenID Connect provider a connection names: authorization code with PKCE, nonce and RFC 9207
/// (security.md §4.13). Keeps nothing of a sign-in; the one-time state row is the caller's.
/// </summary>
internal sealed class OidcClient(EgressGuard egress, TimeProvider clock)
{
    private const int LongestCode = 8 * 1024;

    private readonly KnownProviders providers = new(new Discovery(egress), clock);
    private readonly TokenEndpoint tokens = new(egress);
    private readonly TokenSignature signature = new();
    private readonly IdTokenRules rules = new(clock);

    /// <exception cref="OidcRefusedException">ProviderUnreachable, ProviderUnusable.</exception>
    public async Task<OidcStart> StartAsync(OidcSettings settings, string state, OidcStartOptions options, CancellationToken ct)
    {
        var provider = await this.providers.GetAsync(settings.Issuer, ct);
        var (nonce, verifier) = (Random(), Random());
        Dictionary<string, string?> query = new()
        {
            ["response_type"] = "code",
            ["client_id"] = settings.ClientId,
            ["redirect_uri"] = settings.RedirectUri.AbsoluteUri,
            ["scope"] = "openid profile email",
            ["state"] = state,
            ["nonce"] = nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
            ["login_hint"] = options.LoginHint,
            ["prompt"] = options.Reauthenticate ? "login" : null,
            ["max_age"] = options.MaxAuthAge?.TotalSeconds.ToString("0", CultureInfo.InvariantCulture),
            ["acr_values"] = options.Acr,
        };
        return new OidcStart(new Uri(QueryHelpers.AddQueryString(provider.AuthorizationEndpoint.AbsoluteUri, query)), nonce, verifier);
    }

    /// <exception cref="OidcRefusedException">Any.</exception>
    public async Task<OidcIdentity> FinishAsync(OidcSettings settings, OidcPending pending, OidcCallback callback, CancellationToken ct)
    {
        var provider = await this.providers.GetAsync(settings.Issuer, ct);
        var code = CodeOf(callback, provider);
        var answer = await this.tokens.RedeemAsync(provider, settings, code, pending.CodeVerifier, ct);

        var token = this.signature.Read(answer.IdToken);
        var keys = TokenSignature.KeysFor(token, provider);
        if (keys.Count == 0)
            keys = TokenSignature.KeysFor(token, await this.providers.RenewAsync(settings.Issuer, provider, ct));
        if (keys.Count == 0)
            throw new OidcRefusedException(OidcRefusal.TokenKey, "The ID token names a key that is not in the identity provider's key set; try again in five minutes if its keys were just changed.");

        var claims = await this.signature.VerifyAsync(token, keys, provider.Issuer);
        return this.rules.Judge(claims, settings, pending, answer.AccessToken);
    }

    /// <summary>For the page where a connection is set up.</summary>
    public async Task<ProviderFacts> ProbeAsync(Uri issuer, CancellationToken ct)
    {
        try
        {
            var provider = await this.providers.ProbeAsync(issuer, ct);
            return new ProviderFacts(Problem: null, provider.Algorithms, provider.Keys.Count, provider.NamesItself);
        }
        catch (OidcRefusedException refused)
        {
            return new ProviderFacts(refused.Reason, [], Keys: 0, NamesItself: false);
        }
    }

    /// <summary>Who answers is asked before what is answered, errors too: RFC 9207 §2.4.</summary>
    private static string CodeOf(OidcCallback callback, Provider provider)
    {
        if (callback.Iss is { } iss ? iss != provider.Issuer : provider.NamesItself)
        {
            throw new OidcRefusedException(
                OidcRefusal.CallbackIssuer,
                "The answer to this sign-in does not come from the connection's identity provider: its \"iss\" "
                + (callback.Iss is null ? "is missing." : $"is \"{Said.Clean(callback.Iss)}\"."));
        }

        if (callback.Error is { } error)
        {
            throw new OidcRefusedException(
                OidcRefusal.Denied,
                $"The identity provider did not sign the person in{Said.InBrackets(error, callback.ErrorDescription)}; see whether they are assigned to the application there.");
        }

        return callback.Code is { Length: > 0 and <= LongestCode } code
            ? code
            : throw new OidcRefusedException(OidcRefusal.CallbackIncomplete, "The browser came back from the identity provider without a code; start the sign-in again.");
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

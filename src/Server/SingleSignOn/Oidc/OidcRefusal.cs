namespace Rolecall.Server.SingleSignOn.Oidc;

/// <summary>Why a sign-in was refused. The browser is shown the word, the connection's log the sentence.</summary>
internal enum OidcRefusal
{
    /// <summary>Discovery, keys or token endpoint could not be read; it may work later.</summary>
    ProviderUnreachable,

    /// <summary>What the provider says of itself cannot be worked with.</summary>
    ProviderUnusable,

    /// <summary>The provider said no, or the person did.</summary>
    Denied,

    /// <summary>The browser came back without what is needed.</summary>
    CallbackIncomplete,

    /// <summary>RFC 9207: another provider answered than was asked.</summary>
    CallbackIssuer,

    /// <summary>The provider does not accept our client id or secret.</summary>
    ClientRefused,

    /// <summary>The provider does not accept the code: used, expired, or not ours.</summary>
    CodeRefused,

    /// <summary>The token endpoint answered with something else than tokens.</summary>
    TokenAnswer,
    TokenMalformed,
    TokenAlgorithm,

    /// <summary>The token's header names or carries a key that is not the provider's.</summary>
    TokenKey,
    TokenSignature,
    TokenIssuer,
    TokenAudience,
    TokenExpired,
    TokenTooEarly,
    TokenIssuedAt,
    TokenNonce,
    TokenSubject,
    TokenAccessHash,

    /// <summary>Proof was given too long ago, or the provider does not say when.</summary>
    StaleAuthentication,

    /// <summary>Proof was given in another way than the connection demands.</summary>
    WeakAuthentication,
}

internal static class OidcRefusals
{
    /// <summary>Stable: pages, tests and people's notes refer to it.</summary>
    public static string Word(this OidcRefusal refusal) => refusal switch
    {
        OidcRefusal.ProviderUnreachable => "provider_unreachable",
        OidcRefusal.ProviderUnusable => "provider_unusable",
        OidcRefusal.Denied => "denied",
        OidcRefusal.CallbackIncomplete => "callback_incomplete",
        OidcRefusal.CallbackIssuer => "callback_issuer",
        OidcRefusal.ClientRefused => "client_refused",
        OidcRefusal.CodeRefused => "code_refused",
        OidcRefusal.TokenAnswer => "token_answer",
        OidcRefusal.TokenMalformed => "token_malformed",
        OidcRefusal.TokenAlgorithm => "token_algorithm",
        OidcRefusal.TokenKey => "token_key",
        OidcRefusal.TokenSignature => "token_signature",
        OidcRefusal.TokenIssuer => "token_issuer",
        OidcRefusal.TokenAudience => "token_audience",
        OidcRefusal.TokenExpired => "token_expired",
        OidcRefusal.TokenTooEarly => "token_too_early",
        OidcRefusal.TokenIssuedAt => "token_issued_at",
        OidcRefusal.TokenNonce => "token_nonce",
        OidcRefusal.TokenSubject => "token_subject",
        OidcRefusal.TokenAccessHash => "token_access_hash",
        OidcRefusal.StaleAuthentication => "stale_authentication",
        OidcRefusal.WeakAuthentication => "weak_authentication",
    };
}

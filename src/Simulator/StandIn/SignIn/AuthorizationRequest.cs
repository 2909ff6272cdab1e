using Microsoft.Extensions.Primitives;
using Rolecall.Simulator.StandIn.Model;

namespace Rolecall.Simulator.StandIn.SignIn;

/// <summary>An authorization request that may be answered at its redirect URI.</summary>
internal sealed record AuthorizationRequest(string RedirectUri, IReadOnlyList<string> Scopes, string? State, string? Nonce, string Challenge)
{
    /// <summary>What must hold before anything is sent to the redirect URI, which would else be anybody's.</summary>
    /// <exception cref="SignInRefusedException">It does not.</exception>
    public static void CheckClient(App app, IReadOnlyDictionary<string, string> given)
    {
        if (given.GetValueOrDefault("client_id") != app.Id)
            throw new SignInRefusedException($"The request names another client ID than {app.Name} has: copy it from the tab Sign On.");
        if (given.GetValueOrDefault("redirect_uri") is var uri && uri != app.SignOn.RedirectUri)
            throw new SignInRefusedException(
                $"The request asks to be answered at \"{uri}\", but the sign-in redirect URI of {app.Name} is \"{app.SignOn.RedirectUri}\": make them equal on the tab Sign On.");
    }

    /// <returns>The request, or the error code and its description for the redirect URI.</returns>
    public static (AuthorizationRequest? Request, string Error, string Description) Of(IReadOnlyDictionary<string, string> given)
    {
        var scopes = (given.GetValueOrDefault("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (given.ContainsKey("request") || given.ContainsKey("request_uri"))
            return (null, "request_not_supported", "Send the parameters themselves.");
        if (given.GetValueOrDefault("response_type") != "code")
            return (null, "unsupported_response_type", "Only response_type code is offered.");
        if (given.GetValueOrDefault("response_mode", "query") != "query")
            return (null, "invalid_request", "Only response_mode query is offered.");
        if (!scopes.Contains("openid"))
            return (null, "invalid_scope", "The scope openid is missing.");
        if (given.GetValueOrDefault("code_challenge_method") != "S256" || given.GetValueOrDefault("code_challenge") is not { Length: 43 } challenge)
            return (null, "invalid_request", "PKCE with code_challenge_method S256 is required.");
        if (given.GetValueOrDefault("prompt") == "none")
            return (null, "login_required", "Nobody is remembered here.");
        return (
            new(given.GetValueOrDefault("redirect_uri") ?? "", scopes, given.GetValueOrDefault("state"), given.GetValueOrDefault("nonce"), challenge),
            "", "");
    }

    /// <exception cref="SignInRefusedException">A parameter is there twice (RFC 6749 §3.1).</exception>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in parameters)
        {
            if (values.Count > 1)
                throw new SignInRefusedException($"The request has the parameter {name} twice.");
            if (values.ToString() is { Length: > 0 } value)
                given[name] = value;
        }

        return given;
    }
}

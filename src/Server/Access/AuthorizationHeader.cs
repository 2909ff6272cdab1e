using Microsoft.Extensions.Primitives;
using Rolecall.Domain.Credentials;

namespace Rolecall.Server.Access;

/// <summary>Finds the token in an Authorization header.</summary>
internal static class AuthorizationHeader
{
    private const string Scheme = "Bearer ";

    /// <summary>The text that should be a token; null when the header is missing or empty.</summary>
    /// <remarks>Okta's "HTTP Header" mode and the public API's clients send the token alone, without a scheme.</remarks>
    public static string? Read(StringValues header)
    {
        if (header.Count == 0 || string.IsNullOrWhiteSpace(header[0]))
            return null;
        if (header.Count > 1)
            return ""; // two credentials: neither is to be believed

        var text = header[0]!.Trim();
        return text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim() : text;
    }

    public static SecretToken? ReadToken(string text) => text.Length is > 0 and < 200 ? SecretToken.Parse(text) : null;
}

using Rolecall.Domain.Accounts;
using Rolecall.Domain.Credentials;

namespace Rolecall.Server.SignIn.Sessions;

/// <summary>The cookie that a signed-in browser carries. It is not sent with anything that another site began (security.md R-18).</summary>
internal static class SessionCookie
{
    public const string Name = "__Host-rolecall";

    public static SecretToken? Read(HttpRequest request) =>
        request.Cookies[Name] is { } text && SecretToken.Parse(text) is { Prefix: TokenPrefix.Session } token ? token : null;

    public static void Write(HttpResponse response, StartedSession started) =>
        response.Cookies.Append(Name, started.Token.Text, Options(SameSiteMode.Strict));

    public static void Clear(HttpResponse response) => response.Cookies.Delete(Name, Options(SameSiteMode.Strict));

    /// <summary>Ends with the browser; the server says when it ends earlier. Browsers treat loopback as secure.</summary>
    public static CookieOptions Options(SameSiteMode site) => new() { HttpOnly = true, Secure = true, Path = "/", SameSite = site, IsEssential = true };
}

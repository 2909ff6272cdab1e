using Rolecall.Domain.SignOn;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Sso;

/// <summary>
/// Ties a sign-in under way to the browser that began it. The answer is a POST of another site, so this one cookie is sent with such
/// (security.md R-18); it opens nothing by itself, and lives for minutes.
/// </summary>
internal static class StateCookie
{
    private const string Prefix = "__Host-rolecall-sso-";

    public static void Write(HttpResponse response, string handle, string secret)
    {
        var options = SessionCookie.Options(SameSiteMode.None);
        options.MaxAge = SignInState.Life;
        response.Cookies.Append(NameOf(handle), secret, options);
    }

    public static string? Read(HttpRequest request, string handle) => request.Cookies[NameOf(handle)];

    public static void Clear(HttpResponse response, string handle) =>
        response.Cookies.Delete(NameOf(handle), SessionCookie.Options(SameSiteMode.None));

    /// <summary>Each sign-in has its own: two tabs do not get in each other's way.</summary>
    private static string NameOf(string handle) => Prefix + new string([.. handle.Where(char.IsAsciiLetterOrDigit).Take(16)]);
}

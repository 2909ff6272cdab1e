using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Rolecall.Scim.Text;
using Rolecall.Server.SignIn.Sessions;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>Remembers that a browser has signed in with an address before.</summary>
internal sealed class KnownDevice(IDataProtectionProvider protection)
{
    private const string Cookie = "__Host-rolecall-device";
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("known-device").ToTimeLimitedDataProtector();

    /// <summary>What its wrong passwords are counted under; null for a browser that is not known with this address.</summary>
    public string? Find(HttpRequest request, string email)
    {
        if (request.Cookies[Cookie] is not { Length: < 2048 } text)
            return null;
        try
        {
            return protector.Unprotect(text).Split('\n') is [var key, var device] && key == NameKey.Fold(email) ? device : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remember(HttpContext http, string email)
    {
        var device = Find(http.Request, email) ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        var options = SessionCookie.Options(SameSiteMode.Strict);
        options.MaxAge = Life;
        http.Response.Cookies.Append(Cookie, protector.Protect($"{NameKey.Fold(email)}\n{device}", Life), options);
    }
}

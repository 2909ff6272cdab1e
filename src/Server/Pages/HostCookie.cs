namespace Rolecall.Server.Pages;

/// <summary>
/// A cookie that only this host may set and only over HTTPS is sent, as "__Host-" promises (security.md R-18). Secure is set here and not
/// by a policy, because a proxy may have ended TLS before us; browsers treat loopback as secure, so that a first try needs no certificate.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    public HostCookie(string name)
    {
        Name = name;
        HttpOnly = true;
        IsEssential = true;
        Path = "/";
        SameSite = SameSiteMode.Strict;
        SecurePolicy = CookieSecurePolicy.None;
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var cookie = base.Build(context, expiresFrom);
        cookie.Secure = true;
        return cookie;
    }
}

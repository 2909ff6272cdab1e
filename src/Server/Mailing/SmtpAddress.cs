using System.Net;

namespace Rolecall.Server.Mailing;

/// <summary>Where mail is handed over, and as whom.</summary>
/// <param name="Login">Null when the mail server asks nobody who they are.</param>
internal sealed record SmtpAddress(string Host, int Port, SmtpSecurity Security, SmtpLogin? Login)
{
    public const string Forms = "smtp://user:password@host:587 or smtps://user:password@host:465";

    private const int SubmissionPort = 587;
    private const int TlsPort = 465;

    /// <returns>Null when it is none.</returns>
    public static SmtpAddress? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Scheme is not ("smtp" or "smtps")
            || url is not { IdnHost: { Length: > 0 } host, AbsolutePath: "/" or "", Query: "", Fragment: "" })
            return null;

        var (security, usualPort) = url.Scheme == "smtps"
            ? (SmtpSecurity.Tls, TlsPort)
            : (IsLoopback(host) ? SmtpSecurity.None : SmtpSecurity.StartTls, SubmissionPort);
        var address = new SmtpAddress(host, url.Authority.EndsWith($":{url.Port}", StringComparison.Ordinal) ? url.Port : usualPort, security, Login: null);
        return url.UserInfo.Split(':', 2) switch
        {
            [""] => address,
            [{ Length: > 0 } user, { Length: > 0 } password] =>
                address with { Login = new SmtpLogin(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)) },
            _ => null,
        };
    }

    public override string ToString() => $"{Host}:{Port}";

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
}

internal enum SmtpSecurity
{
    /// <summary>From the first byte.</summary>
    Tls,

    /// <summary>From the STARTTLS on, which the mail server must offer.</summary>
    StartTls,

    /// <summary>Only to this machine itself.</summary>
    None,
}

internal sealed record SmtpLogin(string User, string Password)
{
    public override string ToString() => User;
}

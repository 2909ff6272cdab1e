using Rolecall.Domain;
using Rolecall.Domain.Accounts;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>A browser that is signed in, as its owner reads of it.</summary>
public sealed record SessionLine(string Handle, string Device, string? Address, string Method, DateTimeOffset Created, DateTimeOffset Seen, bool IsThis)
{
    public string EndPath => $"/account/sessions/{Handle}/end";

    /// <summary>This one first, then those seen last.</summary>
    internal static async Task<IReadOnlyList<SessionLine>> ReadAsync(IAccounts accounts, AccountVisit visit, CancellationToken ct)
    {
        var own = visit.Session;
        var of = own.Account is { } account ? new SessionsOf(account, null, null) : new SessionsOf(null, own.Only, own.Member);
        return
        [
            .. (await accounts.ListSessionsAsync(of, ct))
                .Where(session => session.IsLive(visit.Shell.Now))
                .Select(session => new SessionLine(
                    session.Handle, Devices.Of(session.Agent), session.Address, Words(session.Method), session.Created, session.Seen, session.Handle == own.Handle))
                .OrderByDescending(line => line.IsThis),
        ];
    }

    private static string Words(SignInMethod method) => method switch
    {
        SignInMethod.Password => "by password",
        SignInMethod.PasswordAndCode => "by password and code",
        SignInMethod.Saml => "by single sign-on (SAML)",
        SignInMethod.Oidc => "by single sign-on (OpenID Connect)",
        SignInMethod.OwnerLink => "by an owner link",
    };
}

using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Rolecall.Domain.Accounts;
using Rolecall.Server.SignIn.Mails;
using Rolecall.Server.SignIn.SecondFactors;

namespace Rolecall.Server.SignIn.Accounts;

/// <summary>A second factor that is not one yet: its secret is nowhere but in the form, sealed, for one session and a quarter of an hour.</summary>
internal sealed class SetupForm(IDataProtectionProvider protection, Postbox postbox)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("second-factor-setup").ToTimeLimitedDataProtector();

    /// <param name="secret">After a wrong code the same again, for an app that has it already.</param>
    public async Task<SetupModel> WriteAsync(AccountVisit visit, Account account, byte[] secret, string? error, CancellationToken ct)
    {
        var installation = new Uri(await postbox.PublicUrlAsync(ct)).Host;
        var carried = protector.Protect($"{Whose(visit, account)} {Convert.ToBase64String(secret)}", Life);
        var neededBy = visit.Memberships.FirstOrDefault(one => one is { TakesPassword: true, NeedsCode: true })?.Name;
        return new SetupModel(QrCode.Svg(Totp.Uri(secret, installation, account.Email)), Totp.Spelled(secret), carried, neededBy, error);
    }

    /// <returns>Null when it took too long, or is not of this session.</returns>
    public byte[]? Read(AccountVisit visit, Account account, string? carried)
    {
        try
        {
            var whose = Whose(visit, account) + " ";
            return carried is not null && protector.Unprotect(carried) is { } opened && opened.StartsWith(whose, StringComparison.Ordinal)
                ? Convert.FromBase64String(opened[whose.Length..])
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Whose(AccountVisit visit, Account account) =>
        string.Create(CultureInfo.InvariantCulture, $"{account.Number} {account.Version} {visit.Session.Handle}");
}

using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Rolecall.Server.SignIn.Passwords;

/// <summary>Between the password and the second factor: what was proven so far goes to the browser and back, and opens nothing by itself.</summary>
internal sealed class CodeStep(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("code-step").ToTimeLimitedDataProtector();

    public string Write(long account, long version) => protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{account} {version}"), Life);

    /// <returns>Null when it took too long or is none of ours.</returns>
    public (long Account, long Version)? Read(string? text)
    {
        try
        {
            return text is not null
                && protector.Unprotect(text).Split(' ') is [var account, var version]
                && long.TryParse(account, CultureInfo.InvariantCulture, out var number)
                && long.TryParse(version, CultureInfo.InvariantCulture, out var at)
                    ? (number, at)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

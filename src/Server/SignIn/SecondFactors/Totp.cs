using System.Security.Cryptography;
using OtpNet;

namespace Rolecall.Server.SignIn.SecondFactors;

/// <summary>Time-based one-time passwords (RFC 6238) as every authenticator app makes them: SHA-1, six digits, thirty seconds.</summary>
internal sealed class Totp(TimeProvider clock)
{
    private const int SecretBytes = 20; // RFC 4226 §4 recommends 160 bits
    private const int Digits = 6;

    /// <summary>Clocks of telephones differ, and people type slowly: one step back, one ahead (RFC 6238 §5.2).</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>For typing in where no camera is at hand.</summary>
    public static string Spelled(byte[] secret) => Base32Encoding.ToString(secret);

    /// <summary>What the QR code holds.</summary>
    /// <param name="installation">Shown by the app above the account, such as the host of the public URL.</param>
    public static string Uri(byte[] secret, string installation, string account)
    {
        var issuer = Escaped(installation);
        return $"otpauth://totp/{issuer}:{Escaped(account)}?secret={Spelled(secret)}&issuer={issuer}&algorithm=SHA1&digits={Digits}&period=30";
    }

    /// <param name="lastStep">Of the last code that was accepted; null when none was.</param>
    /// <returns>The step that the code is of, to be kept in the same transaction; null when the code is wrong or was used.</returns>
    public long? Accept(byte[] secret, string typed, long? lastStep)
    {
        var code = string.Concat(typed.Where(c => c != ' ')); // apps show them in two groups
        return code.Length == Digits
            && code.All(char.IsAsciiDigit)
            && new OtpNet.Totp(secret).VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, Window)
            && !(step <= lastStep)
                ? step
                : null;
    }

    private static string Escaped(string text) => System.Uri.EscapeDataString(text.Replace(":", "", StringComparison.Ordinal)); // parts the two
}

using System.Security.Cryptography;

namespace Rolecall.Domain.Credentials;

internal static class Base62
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>43 digits carry 256 bits.</summary>
    public static string Random(int length) => RandomNumberGenerator.GetString(Digits, length);

    public static string Write(uint number, int length) => string.Create(length, number, static (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(rest % 62)];
            rest /= 62;
        }
    });
}

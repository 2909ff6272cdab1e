using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Domain.SignOn;

/// <summary>What ties a sign-in to the browser that began it: a secret in a cookie, of which the hash is kept.</summary>
public static class SignInBrowser
{
    public static string NewSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

using System.Text;

namespace Rolecall.Server.Tests;

/// <summary>Makes tokens that pass every check but the last.</summary>
internal static class TokenForge
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public static string WithHandle(Domain.Credentials.SecretToken token, string handle)
    {
        var body = token.Text[..^6].Replace(token.Handle, handle, StringComparison.Ordinal);
        return body + Checksum(body);
    }

    /// <summary>CRC-32 in base62, written apart from the product's own.</summary>
    private static string Checksum(string body)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in Encoding.UTF8.GetBytes(body))
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
        }

        crc = ~crc;
        var text = "";
        for (var i = 0; i < 6; i++, crc /= 62)
            text = Digits[(int)(crc % 62)] + text;
        return text;
    }
}

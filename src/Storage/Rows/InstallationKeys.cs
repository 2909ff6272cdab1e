using System.Security.Cryptography;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>Secrets of the installation itself.</summary>
internal static class InstallationKeys
{
    public static byte[]? FindCursorKey(Session session) =>
        session.First("select cursor_key from installation where cursor_key is not null", row => row.Bytes());

    /// <summary>The first to ask makes it.</summary>
    public static byte[] MakeCursorKey(Session session)
    {
        session.Execute(
            "update installation set cursor_key = @key where cursor_key is null",
            ("@key", RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes)));
        return FindCursorKey(session) ?? throw new InvalidOperationException("The installation's row is missing.");
    }
}

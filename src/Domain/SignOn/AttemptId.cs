using System.Security.Cryptography;

namespace Rolecall.Domain.SignOn;

/// <summary>Ids that sort by time, and on one node by the order in which they were made.</summary>
public static class AttemptId
{
    private static uint made;

    public static string New(DateTimeOffset now) =>
        $"{now.ToUnixTimeMilliseconds():x12}{Interlocked.Increment(ref made):x8}{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
}

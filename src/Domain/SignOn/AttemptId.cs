using System.Security.Cryptography;

namespace Rolecall.Domain.SignOn;

/// <summary>Ids that sort by time, and on one node by the order in which they were made.</summary>
public static class AttemptId
{
    private static uint made;

    /// <summary>What all ids of that moment and of later ones are greater than.</summary>
    public static string FirstOf(DateTimeOffset moment) => $"{moment.ToUnixTimeMilliseconds():x12}";

    public static string New(DateTimeOffset now) =>
        $"{FirstOf(now)}{Interlocked.Increment(ref made):x8}{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
}

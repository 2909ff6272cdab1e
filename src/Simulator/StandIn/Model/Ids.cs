using System.Security.Cryptography;

namespace Rolecall.Simulator.StandIn.Model;

/// <summary>Ids in Okta's shape: three characters for the kind, seventeen at random.</summary>
internal static class Ids
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static string Person() => "00u" + Random(17);

    public static string Group() => "00g" + Random(17);

    public static string App() => "0oa" + Random(17);

    /// <summary>A client secret, a code, a handle: 256 bits and more.</summary>
    public static string Secret() => Random(48);

    private static string Random(int length) => RandomNumberGenerator.GetString(Letters, length);
}

using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Server.SignIn.SecondFactors;

/// <summary>
/// What lets someone in whose telephone is lost, once each. 120 random bits, for which a plain hash is enough (security.md §4.1);
/// shorter ones would need a slow hash each.
/// </summary>
internal static class RecoveryCodes
{
    public const int Count = 10;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: no letter looks like another sign
    private const int Length = 24;
    private const int Group = 4;

    /// <summary>To be shown once; what is stored is <see cref="HashOf"/> of each.</summary>
    public static IReadOnlyList<string> Issue() => [.. Enumerable.Range(0, Count).Select(_ => Grouped(RandomNumberGenerator.GetString(Alphabet, Length)))];

    /// <summary>Of what the code means, however it is typed.</summary>
    public static byte[] HashOf(string typed) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(typed.Where(c => c is not (' ' or '-')).Select(Meant))));

    /// <param name="unused">The stored hashes of those that were not used.</param>
    /// <returns>The place of the one that this is, to be removed in the same transaction; null when it is none.</returns>
    public static int? Find(string typed, IReadOnlyList<ReadOnlyMemory<byte>> unused)
    {
        var hash = HashOf(typed);
        int? found = null;
        for (var at = 0; at < unused.Count; at++) // to the end, so that time does not tell which
        {
            if (CryptographicOperations.FixedTimeEquals(hash, unused[at].Span))
                found = at;
        }

        return found;
    }

    private static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(part => new string(part)));

    private static char Meant(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => '0',
        'I' or 'L' => '1',
        var other => other,
    };
}

using System.Security.Cryptography;
using System.Text;

namespace Rolecall.Server.Operations;

/// <summary>
/// Socket paths end after about 100 bytes (sun_path of sockaddr_un), directories of databases do not. A long one is reached through a
/// symbolic link of random name, which nobody can have put there before.
/// </summary>
internal static class ShortPath
{
    private const int Longest = 100;
    private const int LongestName = 40;
    private const string LinkPrefix = "rolecall-link-";

    public static string To(string path)
    {
        var name = NameOf(path);
        var folder = Path.GetDirectoryName(path)!;
        var whole = Path.Combine(folder, name);
        if (Encoding.UTF8.GetByteCount(whole) <= Longest)
            return whole;

        var link = Path.Combine(Path.GetTempPath(), LinkPrefix + RandomNumberGenerator.GetHexString(16, lowercase: true));
        Directory.CreateSymbolicLink(link, folder);
        return Path.Combine(link, name);
    }

    /// <summary>Takes the link away, if there is one: whoever has opened or bound the socket does not need it any more.</summary>
    public static void Forget(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Path.GetFileName(folder).StartsWith(LinkPrefix, StringComparison.Ordinal) && File.ResolveLinkTarget(folder, returnFinalTarget: false) is not null)
            Directory.Delete(folder);
    }

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        return Encoding.UTF8.GetByteCount(name) <= LongestName
            ? name
            : $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16]}.sock";
    }
}

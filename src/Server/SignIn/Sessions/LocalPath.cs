namespace Rolecall.Server.SignIn.Sessions;

/// <summary>Where to go on after signing in: a path of this server, and never another host (security.md R-40).</summary>
internal static class LocalPath
{
    private const int Longest = 1024;

    public static string Of(string? wanted, string otherwise) => wanted is { Length: <= Longest } path && IsOne(path) ? path : otherwise;

    private static bool IsOne(string path) =>
        path.StartsWith('/')
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(c => c is '\\' or <= ' ' or '\u007F')
        && !Uri.UnescapeDataString(path).StartsWith("//", StringComparison.Ordinal)
        && !Uri.UnescapeDataString(path).Contains('\\', StringComparison.Ordinal);
}

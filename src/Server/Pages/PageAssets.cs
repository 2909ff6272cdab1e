using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Rolecall.Server.Pages;

/// <summary>What the build put together for the pages and embedded (Assets/build.mjs).</summary>
internal static class PageAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, byte[]> Files = typeof(PageAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Icons =
        JsonSerializer.Deserialize<Dictionary<string, string>>(Files["icons.json"])!.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Changes with any of them.</summary>
    public static string Version { get; } = Encoding.ASCII.GetString(Files["version"]);

    public static string Url(string name) => $"/assets/{Version}/{name}";

    public static byte[]? Find(string name) => Files.GetValueOrDefault(name);

    /// <exception cref="InvalidOperationException">There is none of that name: the build takes those whose whole name stands in a source file.</exception>
    public static string Icon(string name) =>
        Icons.TryGetValue(name, out var shapes) ? shapes : throw new InvalidOperationException($"No icon '{name}' was built in.");

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

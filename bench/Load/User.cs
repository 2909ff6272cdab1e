using System.Text;
using System.Text.Json.Nodes;

namespace Rolecall.Bench.Load;

/// <summary>The person that every workload sends: about 1.2 KB, as an identity provider that maps everything would.</summary>
internal static class User
{
    /// <summary>With one @ for each place of the user name; for the scripts of the load generator.</summary>
    public static string Text { get; } = Read("user.json");

    /// <summary>A person of about 300 bytes: a thousand of those with everything are more than a bulk request may have.</summary>
    public static string ShortText { get; } = Read("short.json");

    public static string Named(string userName) => Text.Replace("@", userName, StringComparison.Ordinal);

    public static string UserName(int number) => $"user{number:0000000}@example.com";

    /// <returns>Compact, as clients send it.</returns>
    private static string Read(string name)
    {
        using var stream = typeof(User).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return JsonNode.Parse(reader.ReadToEnd())!.ToJsonString();
    }
}

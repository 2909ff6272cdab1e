using System.Text;

namespace Rolecall.Bench.Load;

/// <summary>The person that every workload sends: about 1.2 KB, as an identity provider that maps everything would.</summary>
internal static class User
{
    private static readonly string Template = ReadTemplate();

    /// <summary>With one @ for each place of the user name; for the scripts of the load generator.</summary>
    public static string Text => Template;

    public static string Named(string userName) => Template.Replace("@", userName, StringComparison.Ordinal);

    public static string UserName(int number) => $"user{number:0000000}@example.com";

    private static string ReadTemplate()
    {
        using var stream = typeof(User).Assembly.GetManifestResourceStream("user.json")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Compact, as clients send it.
        return System.Text.Json.Nodes.JsonNode.Parse(reader.ReadToEnd())!.ToJsonString();
    }
}

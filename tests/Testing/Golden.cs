using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Rolecall.Testing;

/// <summary>Compares with a file under Golden/ of the test project. What stands there is a promise to others; GOLDEN=write writes it anew.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void CheckJson(string name, string json) => Check(name, JsonNode.Parse(json)!.ToJsonString(Readable) + "\n");

    public static JsonNode ReadJson(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), name)))!;

    public static void Check(string name, string actual)
    {
        var file = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Xunit.Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : $"there is no {name}: run with GOLDEN=write", actual);
    }

    private static string Folder() =>
        Path.Combine(Repository.Root, "tests", Assembly.GetExecutingAssembly().GetName().Name!["Rolecall.".Length..], "Golden");
}

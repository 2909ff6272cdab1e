
namespace Rolecall.Durability.Tests.Nodes;

/// <summary>A file of deploy/ha with this machine's addresses and folders in the place of the example's: what is tested is what is handed out.</summary>
internal static class Reference
{
    /// <param name="changes">Text of the file and what stands there instead; a text that the file does not have is an error.</param>
    public static string Read(string file, params (string Text, string Instead)[] changes)
    {
        var content = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "ha", file));
        foreach (var (text, instead) in changes)
        {
            Assert.Contains(text, content, StringComparison.Ordinal);
            content = content.Replace(text, instead, StringComparison.Ordinal);
        }

        return content;
    }
}

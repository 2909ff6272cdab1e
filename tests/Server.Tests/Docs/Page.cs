namespace Rolecall.Server.Tests.Docs;

/// <summary>A page of the documentation, as it is published.</summary>
internal sealed class Page(string name)
{
    private readonly string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", name));

    /// <summary>The rows of the table whose header begins with a word, cell by cell, without the backticks of code.</summary>
    public IReadOnlyList<string[]> Table(string firstHeader)
    {
        var start = Array.FindIndex(lines, line => line.StartsWith($"| {firstHeader} |", StringComparison.Ordinal));
        Assert.True(start >= 0, $"{name} has no table of {firstHeader}.");
        return [.. lines[(start + 2)..].TakeWhile(line => line.StartsWith('|')).Select(Cells)];
    }

    /// <summary>The text of each block of code that is marked with a language.</summary>
    public IEnumerable<string> Blocks(string language)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] == "```" + language)
                yield return string.Join('\n', lines[(i + 1)..].TakeWhile(line => line != "```"));
        }
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];
}

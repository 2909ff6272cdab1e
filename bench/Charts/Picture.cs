using Rolecall.Bench.Report;

namespace Rolecall.Bench.Charts;

/// <summary>The charts of a run, beside its table.</summary>
internal static class Picture
{
    /// <returns>What shows them in Markdown.</returns>
    public static string Write(Run run, string name)
    {
        (string What, string File, Svg? Drawn)[] charts =
        [
            ("Share of the machine's limit", "share", ShareChart.Of(run)),
            ("Cost by number of members and by size of the group", "growth", GrowthChart.Of(run)),
        ];
        var shown = "";
        foreach (var (what, file, drawn) in charts)
        {
            if (drawn is null)
                continue;
            File.WriteAllText($"{name}-{file}.svg", drawn.ToString());
            shown += $"![{what}]({Path.GetFileName(name)}-{file}.svg)\n\n";
        }

        return shown.Length == 0 ? "" : shown[..^1];
    }
}

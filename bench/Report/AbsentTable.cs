namespace Rolecall.Bench.Report;

internal static class AbsentTable
{
    public static IEnumerable<string> Of(Run run) => run.Findings.Absent.Count == 0 ? [] :
    [
        "## Not measured",
        "",
        "| server | what | reason |",
        "|---|---|---|",
        .. run.Findings.Absent.Select(absent => $"| {absent.Server} | {absent.What} | {Cell(absent.Reason)} |"),
        "",
    ];

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
}

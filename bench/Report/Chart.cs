using System.Globalization;
using System.Text;

namespace Rolecall.Bench.Report;

/// <summary>Each workload's share of its limit as a bar, with the floor and the stretch goal as marks.</summary>
internal static class Chart
{
    private const int Left = 300;
    private const int Scale = 420; // a ratio of 1
    private const int RowHeight = 26;

    public static string Of(Run run)
    {
        var height = (run.Rows.Count * RowHeight) + 70;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Left + Scale + 60}" height="{height}" font-family="sans-serif" font-size="13">
            <title>Share of the machine's limit, {run.At:yyyy-MM-dd}</title>
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="10" y="22" font-weight="bold">Share of the limit measured in the same run</text>

            """);
        for (var n = 0; n < run.Rows.Count; n++)
            svg.Append(Bar(run.Rows[n], run, 40 + (n * RowHeight)));
        svg.Append(CultureInfo.InvariantCulture, $"""
            <text x="{Left}" y="{height - 12}" fill="#666">0 … 1 = the limit; grey mark: floor, black mark: stretch goal</text>
            </svg>

            """);
        return svg.ToString();
    }

    private static string Bar(Measured row, Run run, int top)
    {
        var ratio = row.Ratio(run.Ceiling);
        var colour = ratio >= row.Workload.Stretch ? "#2f9e44" : ratio >= row.Workload.Floor ? "#1c7ed6" : "#e03131";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <text x="10" y="{top + 14}">{row.Workload.Name}, {row.Members:N0} members</text>
            <rect x="{Left}" y="{top}" width="{Width(ratio)}" height="18" fill="{colour}"/>
            <rect x="{Left + Width(row.Workload.Floor)}" y="{top - 3}" width="2" height="24" fill="#868e96"/>
            <rect x="{Left + Width(row.Workload.Stretch)}" y="{top - 3}" width="2" height="24" fill="#000"/>
            <text x="{Left + Width(ratio) + 6}" y="{top + 14}">{ratio:0.00}</text>

            """);
    }

    private static int Width(double ratio) => (int)(Math.Min(ratio, 1.05) * Scale);
}

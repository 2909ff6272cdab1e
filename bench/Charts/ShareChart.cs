using Rolecall.Bench.Report;

namespace Rolecall.Bench.Charts;

/// <summary>Each workload's share of its limit, a bar for each size, with the floor and the stretch goal as marks.</summary>
internal static class ShareChart
{
    private const int Left = 190;
    private const int Scale = 480; // a share of 1
    private const int Width = Left + Scale + 150;
    private const int Top = 76;
    private const int Bar = 13;
    private const int Gap = 3;
    private const int Between = 18;

    public static Svg? Of(Run run)
    {
        var works = run.Ours.Where(row => row.Ratio(run.Ceiling) is not null)
            .GroupBy(row => row.Workload)
            .Select(rows => (Work: rows.Key, Rows: rows.OrderBy(row => row.Members).ToArray()))
            .ToArray();
        if (works.Length == 0)
            return null;

        var bottom = Top + works.Sum(work => Height(work.Rows.Length)) - Between;
        var svg = new Svg(Width, bottom + 62, $"Share of the machine's limit, {run.At:yyyy-MM-dd}");
        svg.Text(16, 26, "Share of what this machine can do at all, measured in the same run", isBold: true);
        svg.Text(16, 46, "throughput of one server core, by workload and number of members", "soft");
        for (var tenth = 0; tenth <= 10; tenth += 2)
        {
            svg.Line(X(tenth / 10.0), Top - 8, X(tenth / 10.0), bottom + 6, "line");
            svg.Text(X(tenth / 10.0), bottom + 22, tenth == 10 ? "1 = the limit" : Number.Two(tenth / 10.0), "soft", "middle");
        }

        var y = Top;
        foreach (var (work, rows) in works)
        {
            Draw(svg, run, work, rows, y);
            y += Height(rows.Length);
        }

        svg.Line(Left, bottom + 36, Left, bottom + 50, "floor", 2, isDashed: true);
        svg.Text(Left + 8, bottom + 48, "floor: no release goes below", "soft");
        svg.Line(Left + 210, bottom + 36, Left + 210, bottom + 50, "goal", 2);
        svg.Text(Left + 218, bottom + 48, "stretch goal", "soft");
        return svg;
    }

    private static void Draw(Svg svg, Run run, Workload work, Measured[] rows, int top)
    {
        var bottom = top + (rows.Length * (Bar + Gap)) - Gap;
        svg.Text(16, top + 11, work.Name, isBold: true);
        svg.Text(16, top + 27, $"of {run.Ceiling.NameOf(work.Limit)}", "soft");
        for (var n = 0; n < rows.Length; n++)
        {
            var (row, y) = (rows[n], top + (n * (Bar + Gap)));
            var share = row.Ratio(run.Ceiling)!.Value;
            svg.Bar(Left, y, X(Math.Min(share, 1.05)) - Left, Bar, $"s{Math.Clamp((int)Math.Log10(row.Members) - 3, 0, 3)}");
            var end = Math.Max(X(Math.Min(share, 1.05)), work.Goal(run.Ceiling) is { } near && Math.Abs(share - near.Stretch) < 0.18 ? X(near.Stretch) : 0);
            svg.Text(end + 6, y + 11, $"{Number.Two(share)} · {Number.Rate(row.PerSecond)}/s at {Short(row.Members)}", "soft");
        }

        if (work.Goal(run.Ceiling) is not { } goal)
            return;
        svg.Line(X(goal.Floor), top - 4, X(goal.Floor), bottom + 4, "floor", 2, isDashed: true);
        svg.Line(X(goal.Stretch), top - 4, X(goal.Stretch), bottom + 4, "goal", 2);
    }

    private static int Height(int bars) => Math.Max(bars * (Bar + Gap), 30) + Between;

    private static double X(double share) => Left + (share * Scale);

    private static string Short(int members) => members >= 1_000_000 ? $"{members / 1_000_000} M" : members >= 1_000 ? $"{members / 1_000} k" : $"{members}";
}

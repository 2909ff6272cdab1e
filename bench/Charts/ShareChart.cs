using Rolecall.Bench.Report;

namespace Rolecall.Bench.Charts;

/// <summary>Each workload's share of its limit, a bar for each size, with the floor and the stretch goal as marks.</summary>
internal static class ShareChart
{
    private const int Left = 262;
    private const int Scale = 380; // a share of 1
    private const int Shares = Left + Scale + 70;
    private const int Rates = Shares + 92;
    private const int Width = Rates + 16;
    private const int Top = 88;
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
        var svg = new Svg(Width, bottom + 66, $"Share of the machine's limit, {run.At:yyyy-MM-dd}");
        svg.Text(16, 26, "Share of what this machine can do at all, measured in the same run", isBold: true);
        svg.Text(16, 46, "throughput of one server core, by workload and number of members", "soft");
        svg.Text(Left - 8, Top - 16, "members", "soft", "end");
        svg.Text(Shares, Top - 16, "share", "soft", "end");
        svg.Text(Rates, Top - 16, "a second", "soft", "end");
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

        Mark(svg, Left, bottom + 38, bottom + 54, isFloor: true);
        svg.Text(Left + 8, bottom + 50, "floor: no release goes below", "soft");
        Mark(svg, Left + 220, bottom + 38, bottom + 54, isFloor: false);
        svg.Text(Left + 228, bottom + 50, "stretch goal", "soft");
        return svg;
    }

    private static void Draw(Svg svg, Run run, Workload work, Measured[] rows, int top)
    {
        svg.Text(16, top + 11, work.Name, isBold: true);
        svg.Text(16, top + 27, $"of {run.Ceiling.NameOf(work.Limit)}", "soft");
        for (var n = 0; n < rows.Length; n++)
        {
            var (row, y) = (rows[n], top + (n * (Bar + Gap)));
            var share = row.Ratio(run.Ceiling)!.Value;
            svg.Text(Left - 8, y + 11, Short(row.Members), "soft", "end");
            svg.Bar(Left, y, X(Math.Min(share, 1.05)) - Left, Bar, $"s{Math.Clamp((int)Math.Log10(row.Members) - 3, 0, 3)}");
            svg.Text(Shares, y + 11, Number.Two(share), "ink", "end");
            svg.Text(Rates, y + 11, Number.Rate(row.PerSecond), "soft", "end");
        }

        if (work.Goal(run.Ceiling) is not { } goal)
            return;
        var bottom = top + (rows.Length * (Bar + Gap)) - Gap;
        Mark(svg, X(goal.Floor), top - 4, bottom + 4, isFloor: true);
        Mark(svg, X(goal.Stretch), top - 4, bottom + 4, isFloor: false);
    }

    /// <summary>Seen on a bar as well as beside it.</summary>
    private static void Mark(Svg svg, double x, double top, double bottom, bool isFloor)
    {
        svg.Line(x, top, x, bottom, "halo", 5);
        svg.Line(x, top, x, bottom, isFloor ? "floor" : "goal", isFloor ? 1.5 : 2.5, isFloor);
    }

    private static int Height(int bars) => Math.Max(bars * (Bar + Gap), 30) + Between;

    private static double X(double share) => Left + (share * Scale);

    private static string Short(int members) => members switch
    {
        >= 1_000_000 => $"{members / 1_000_000} M",
        >= 1_000 => $"{members / 1_000} k",
        _ => $"{members}",
    };
}

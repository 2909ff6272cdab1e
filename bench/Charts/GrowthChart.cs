using Rolecall.Bench.Report;

namespace Rolecall.Bench.Charts;

/// <summary>What one resource costs among more of them, and one member in a larger group.</summary>
internal static class GrowthChart
{
    private const int Width = 850;
    private const int Height = 270;

    public static Svg? Of(Run run)
    {
        GrowthPanel[] panels =
        [
            new("Cost of one request, beside the same at the smallest size", "members in the workspace", Among(run)),
            new("Time of one request, beside the same on the smallest group", "members in the group", Within(run)),
        ];
        panels = [.. panels.Where(panel => panel.Curves.Any(curve => curve.Points.Count > 1))];
        if (panels.Length == 0)
            return null;
        var svg = new Svg(Width, panels.Length * Height, $"Cost by size, {run.At:yyyy-MM-dd}");
        for (var n = 0; n < panels.Length; n++)
            panels[n].Draw(svg, n * Height, Width, Height);
        return svg;
    }

    private static Curve[] Among(Run run) =>
    [
        .. run.Ours.Where(row => row.Workload.IsSingle).GroupBy(row => row.Workload).Select(rows =>
        {
            var smallest = rows.MinBy(row => row.Members)!.PerSecond;
            return new Curve(rows.Key.Name, [.. rows.OrderBy(row => row.Members).Select(row => ((double)row.Members, smallest / row.PerSecond))]);
        }),
    ];

    private static Curve[] Within(Run run) => run.Groups is not { } groups ? [] :
    [
        .. groups.Rows.Where(row => row.Operation is GroupRow.BareAdd or GroupRow.BareRemove or GroupRow.BareGet)
            .GroupBy(row => row.Operation)
            .Select(rows => new Curve(
                rows.Key.Replace(", answered without members", "", StringComparison.Ordinal),
                [.. rows.Select(row => ((double)row.Size, row.P50 / rows.First().P50))])),
    ];
}

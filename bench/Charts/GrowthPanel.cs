using Rolecall.Bench.Report;

namespace Rolecall.Bench.Charts;

internal sealed record Curve(string Name, IReadOnlyList<(double Size, double Cost)> Points);

/// <summary>Curves over sizes that grow tenfold; flat is good.</summary>
internal sealed record GrowthPanel(string Title, string Sizes, IReadOnlyList<Curve> Curves)
{
    private const double Goal = 1.3;
    private const int Left = 56;
    private const int Right = 236;
    private const int Apart = 17;
    private const int Widest = 60; // a size in words

    public void Draw(Svg svg, int top, int width, int height)
    {
        var (ceiling, floor) = (top + 52, top + height - 46);
        var sizes = Curves.SelectMany(curve => curve.Points).Select(point => point.Size).Distinct().Order().ToArray();
        var highest = Math.Max(1.5, Math.Ceiling(Curves.SelectMany(curve => curve.Points).Max(point => point.Cost) * 2) / 2);
        svg.Text(16, top + 26, Title, isBold: true);
        for (var cost = 0.0; cost <= highest; cost += highest > 4 ? 1 : 0.5)
        {
            svg.Line(Left, Y(cost), width - Right, Y(cost), "line");
            svg.Text(Left - 8, Y(cost) + 4, $"{Number.Two(cost)[..^1]} ×", "soft", "end");
        }

        foreach (var (size, next) in sizes.Zip(sizes.Skip(1).Append(double.PositiveInfinity)))
        {
            if (X(next) - X(size) > Widest)
                svg.Text(X(size), floor + 18, Number.Whole(size), "soft", "middle");
        }

        svg.Text((Left + width - Right) / 2.0, floor + 36, Sizes, "soft", "middle");
        svg.Line(Left, Y(Goal), width - Right, Y(Goal), "goal", 1.5, isDashed: true);

        var labels = new List<(string Text, string Style, double Y)> { ($"goal: at most {Goal} ×", "soft", Y(Goal)) };
        for (var n = 0; n < Curves.Count; n++)
        {
            svg.Curve(Curves[n].Points.Select(point => (X(point.Size), Y(point.Cost))), $"c{n % 5}");
            var last = Curves[n].Points[^1].Cost;
            labels.Add(($"{Curves[n].Name}, {Number.Two(last)} ×", $"c{n % 5}", Y(last)));
        }

        // Each label is at the end of its curve, or as near as its neighbours let it.
        var from = ceiling - 4.0;
        var left = labels.Count;
        foreach (var (text, style, y) in labels.OrderBy(label => label.Y))
        {
            from = Math.Clamp(y + 4, from, Math.Max(from, floor - (--left * Apart)));
            svg.Text(width - Right + 14, from, text, style);
            from += Apart;
        }

        double X(double size) => sizes.Length == 1
            ? Left
            : Left + 24 + ((width - Right - Left - 36) * Math.Log(size / sizes[0]) / Math.Log(sizes[^1] / sizes[0]));

        double Y(double cost) => floor - ((floor - ceiling) * cost / highest);
    }
}

using System.Globalization;
using System.Security;
using System.Text;

namespace Rolecall.Bench.Charts;

/// <summary>A drawing with its own background, in light and in dark as the reader has it.</summary>
internal sealed class Svg(int width, int height, string title)
{
    /// <summary>Colours by name: of the series from pale to strong, told apart by those who see no red or no green too.</summary>
    private const string Style = """
        .back{fill:#ffffff} .ink{fill:#1f2328} .soft{fill:#59636e} .line{stroke:#d8dee4} .goal{stroke:#1f2328} .floor{stroke:#1f2328}
        .s0{fill:#9ecae1;stroke:#9ecae1} .s1{fill:#5ba3cf;stroke:#5ba3cf}
        .s2{fill:#2a7ab9;stroke:#2a7ab9} .s3{fill:#0b4a87;stroke:#0b4a87}
        .c0{fill:#0969da;stroke:#0969da} .c1{fill:#bc4c00;stroke:#bc4c00}
        .c2{fill:#1a7f37;stroke:#1a7f37} .c3{fill:#8250df;stroke:#8250df} .c4{fill:#9a6700;stroke:#9a6700}
        text{stroke:none!important} polyline{fill:none!important;stroke-width:2.2} .halo{stroke:#ffffff}
        @media (prefers-color-scheme:dark){
        .back{fill:#0d1117} .ink{fill:#e6edf3} .soft{fill:#9198a1} .line{stroke:#30363d} .goal{stroke:#e6edf3} .floor{stroke:#e6edf3} .halo{stroke:#0d1117}
        .s0{fill:#1f4e79;stroke:#1f4e79} .s1{fill:#2f78b7;stroke:#2f78b7}
        .s2{fill:#58a6e8;stroke:#58a6e8} .s3{fill:#a5d3ff;stroke:#a5d3ff}
        .c0{fill:#58a6ff;stroke:#58a6ff} .c1{fill:#f0883e;stroke:#f0883e}
        .c2{fill:#3fb950;stroke:#3fb950} .c3{fill:#bc8cff;stroke:#bc8cff} .c4{fill:#d29922;stroke:#d29922}
        }
        """;

    private readonly StringBuilder body = new();

    public void Text(double x, double y, string text, string style = "ink", string anchor = "start", bool isBold = false) =>
        body.Append(CultureInfo.InvariantCulture, $"""
            <text x="{x:0.#}" y="{y:0.#}" class="{style}" text-anchor="{anchor}"{(isBold ? " font-weight=\"600\"" : "")}>{SecurityElement.Escape(text)}</text>

            """);

    public void Bar(double x, double y, double length, double thickness, string style) => body.Append(CultureInfo.InvariantCulture, $"""
        <rect x="{x:0.#}" y="{y:0.#}" width="{length:0.#}" height="{thickness:0.#}" class="{style}" rx="1.5"/>

        """);

    public void Line(double x1, double y1, double x2, double y2, string style, double thickness = 1, bool isDashed = false) =>
        body.Append(CultureInfo.InvariantCulture, $"""
            <line x1="{x1:0.#}" y1="{y1:0.#}" x2="{x2:0.#}" y2="{y2:0.#}" class="{style}"
              stroke-width="{thickness:0.#}"{(isDashed ? " stroke-dasharray=\"4 3\"" : "")}/>

            """);

    public void Curve(IEnumerable<(double X, double Y)> points, string style)
    {
        var all = points.ToArray();
        body.Append(CultureInfo.InvariantCulture, $"""
            <polyline points="{string.Join(' ', all.Select(At))}" class="{style}"/>

            """);
        foreach (var (x, y) in all)
        {
            body.Append(CultureInfo.InvariantCulture, $"""
                <circle cx="{x:0.#}" cy="{y:0.#}" r="3" class="{style}"/>

                """);
        }
    }

    private static string At((double X, double Y) point) => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}");

    public override string ToString() => $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"
          font-family="system-ui, sans-serif" font-size="13" role="img">
        <title>{SecurityElement.Escape(title)}</title>
        <style>
        {Style}
        </style>
        <rect width="100%" height="100%" class="back"/>
        {body}</svg>

        """;
}

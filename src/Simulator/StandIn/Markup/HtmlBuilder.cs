using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Rolecall.Simulator.StandIn.Markup;

/// <summary>
/// What the compiler makes of <c>Html.Of($"…")</c>: literals go in as they are, text is encoded for content and for quoted attributes.
/// There is no overload for anything else, so that nothing gets in by accident.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlBuilder(int literalLength, int formattedCount)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(string? text) => _text.Append(Encoder.Encode(text ?? ""));

    public void AppendFormatted(int number) => _text.Append(number);

    public void AppendFormatted(Html piece) => _text.Append(piece.ToString());

    public void AppendFormatted(IEnumerable<Html> pieces)
    {
        foreach (var piece in pieces)
            _text.Append(piece.ToString());
    }

    public string Text() => _text.ToString();
}

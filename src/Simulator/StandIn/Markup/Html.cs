namespace Rolecall.Simulator.StandIn.Markup;

/// <summary>A piece of HTML. It can only be made of literals and of values that were encoded on their way in.</summary>
internal sealed class Html
{
    private readonly string _text;

    private Html(string text) => _text = text;

    public static Html Empty { get; } = new("");

    public static Html Of(HtmlBuilder builder) => new(builder.Text());

    /// <summary>The piece where the condition holds, else nothing.</summary>
    public static Html If(bool holds, Func<Html> piece) => holds ? piece() : Empty;

    public override string ToString() => _text;
}

using System.Text;

namespace Rolecall.Scim.Filtering;

/// <summary>Writes a filter so that reading it again gives the same tree; brackets only where the tree needs them.</summary>
internal static class FilterPrinter
{
    public static string Print(FilterSyntax syntax) => syntax switch
    {
        OrSyntax or => $"{Print(or.Left)} or {Bracketed(or.Right, or.Right is OrSyntax)}",
        AndSyntax and => $"{Bracketed(and.Left, and.Left is OrSyntax)} and {Bracketed(and.Right, and.Right is OrSyntax or AndSyntax)}",
        NotSyntax not => $"not ({Print(not.Inner)})",
        PresentSyntax present => $"{present.Notation} pr",
        CompareSyntax compare => $"{compare.Notation} {compare.Operator.Word()} {Print(compare.Literal)}",
        ElementSyntax { Then: null } element => $"{element.Notation}[{Print(element.Inner)}]",
        ElementSyntax element => $"{element.Notation}[{Print(element.Inner)}].{Print(element.Then)}",
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    private static string Bracketed(FilterSyntax syntax, bool brackets) => brackets ? $"({Print(syntax)})" : Print(syntax);

    private static string Print(FilterLiteral literal) => literal switch
    {
        TextLiteral text => Quoted(text.Text),
        FlagLiteral flag => flag.Flag ? "true" : "false",
        NumberLiteral number => number.Written,
        NullLiteral => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(literal)),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ')
                quoted.Append($"\\u{(int)c:x4}");
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}

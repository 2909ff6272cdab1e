using CsCheck;
using Rolecall.Scim.Filtering;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_4_2_2_Printing
{
    private static readonly Gen<string> Name =
        Gen.OneOf("userName", "a-b_9", "not1", "order", "pr", "eq", "and", "$ref", "T");

    private static readonly Gen<string> Notation = Gen.Frequency(
        (3, Name),
        (1, Gen.Select(Name, Name, (name, sub) => $"{name}.{sub}")),
        (1, Gen.Select(Name, name => $"urn:ietf:params:scim:schemas:core:2.0:User:{name}")));

    private static readonly Gen<FilterLiteral> Literal = Gen.OneOf(
        Gen.String.Where(IsStorable).Select(text => (FilterLiteral)new TextLiteral(text)),
        Gen.Bool.Select(flag => (FilterLiteral)new FlagLiteral(flag)),
        Gen.OneOf("0", "-1", "1.5", "1e400", "-0.25E-3").Select(number => (FilterLiteral)new NumberLiteral(number)),
        Gen.Const((FilterLiteral)new NullLiteral()));

    private static readonly Gen<FilterSyntax> InElement = Tree(Test(Name), 3);

    private static readonly Gen<FilterSyntax> Element = Gen.Select(
        Notation, InElement, Test(Name).Null(), (notation, inner, then) => (FilterSyntax)new ElementSyntax(notation, inner, then));

    [Fact, Spec("P-3.4.2.2-14")]
    public void A_filter_that_is_printed_and_read_again_is_the_same() =>
        Tree(Gen.Frequency((3, Test(Notation)), (1, Element)), 3)
            .Where(syntax => syntax.ToString().Length <= FilterParser.MaxLength)
            .Sample(syntax => Assert.Equal(syntax, FilterParser.Parse(syntax.ToString())));

    [Fact, Spec("P-3.4.2.2-14")]
    public void Any_text_at_all_is_read_or_refused() =>
        Gen.String[Gen.Char["aeqpr urn:.()[]\"\\tfn01-+ ornd\u00e9\uD83D\uDE00"], 0, 60].Sample(ReadOrRefused);

    private static void ReadOrRefused(string text)
    {
        FilterSyntax read;
        try
        {
            read = FilterParser.Parse(text);
        }
        catch (RefusedException refused)
        {
            Assert.Equal(Refusal.InvalidFilter, refused.Refusal);
            return;
        }

        Assert.Equal(read, FilterParser.Parse(read.ToString()));
    }

    private static Gen<FilterSyntax> Test(Gen<string> notation) => Gen.OneOf(
        notation.Select(name => (FilterSyntax)new PresentSyntax(name)),
        Gen.Select(
            notation, Gen.Enum<FilterOperator>(), Literal, (name, op, literal) => (FilterSyntax)new CompareSyntax(name, op, literal)));

    private static Gen<FilterSyntax> Tree(Gen<FilterSyntax> leaf, int depth)
    {
        if (depth == 0)
            return leaf;
        var child = Tree(leaf, depth - 1);
        return Gen.Frequency(
            (2, leaf),
            (1, Gen.Select(child, child, (left, right) => (FilterSyntax)new AndSyntax(left, right))),
            (1, Gen.Select(child, child, (left, right) => (FilterSyntax)new OrSyntax(left, right))),
            (1, child.Select(inner => (FilterSyntax)new NotSyntax(inner))));
    }

    private static bool IsStorable(string text) =>
        !text.Contains('\0', StringComparison.Ordinal) && text.EnumerateRunes().All(rune => rune != System.Text.Rune.ReplacementChar);
}

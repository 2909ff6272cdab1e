using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Filtering;

/// <summary>
/// Reads RFC 7644 Figure 1 by recursive descent. Beyond it: keywords, operators and true/false/null in any case, more than one space,
/// space inside brackets, <c>not(</c>, and Entra's <c>emails[…].value eq "x"</c>.
/// </summary>
internal sealed class FilterParser
{
    public const int MaxLength = 4096;
    public const int MaxDepth = 16;
    public const int MaxComparisons = 64;

    private readonly FilterCursor cursor;
    private readonly Allowance allowance;
    private int depth;
    private int comparisons;
    private bool insideElement;

    private FilterParser(string text, Allowance allowance, bool insideElement)
    {
        cursor = new FilterCursor(text);
        this.allowance = allowance;
        this.insideElement = insideElement;
    }

    public static FilterSyntax Parse(string text, Allowance? allowance = null) => Parse(text, allowance ?? Allowance.Usual(), insideElement: false);

    /// <summary>What stands between the brackets of a value path.</summary>
    public static FilterSyntax ParseInside(string text, Allowance allowance) => Parse(text, allowance, insideElement: true);

    private static FilterSyntax Parse(string text, Allowance allowance, bool insideElement)
    {
        if (text.Length > MaxLength)
        {
            throw new RefusedException(
                Refusal.InvalidFilter, $"The filter has {text.Length} characters; at most {MaxLength} are accepted.");
        }

        return new FilterParser(text, allowance, insideElement).ParseWhole();
    }

    private FilterSyntax ParseWhole()
    {
        cursor.SkipOddSpace();
        var filter = ParseOr();
        cursor.SkipOddSpace();
        if (!cursor.AtEnd)
            throw cursor.Refused("expected 'and', 'or' or the end.");
        if (cursor.HadOddSpace)
        {
            allowance.Use(
                Quirks.LooseSpaces, "the filter has spaces that the grammar does not; they were passed over.",
                Refusal.InvalidFilter, "The filter has spaces too many: put one between its parts, and none at its ends or inside brackets.");
        }

        return filter;
    }

    private FilterSyntax ParseOr()
    {
        var filter = ParseAnd();
        while (cursor.TakeConnective("or"))
            filter = new OrSyntax(filter, ParseAnd());
        return filter;
    }

    private FilterSyntax ParseAnd()
    {
        var filter = ParseTerm();
        while (cursor.TakeConnective("and"))
            filter = new AndSyntax(filter, ParseTerm());
        return filter;
    }

    private FilterSyntax ParseTerm()
    {
        if (cursor.Current == '(')
            return ParseBrackets(')');
        if (!cursor.IsWord("not"))
            return ParseAttribute();

        cursor.Advance("not".Length);
        cursor.SkipSpace();
        return cursor.Current == '('
            ? new NotSyntax(ParseBrackets(')'))
            : throw cursor.Refused("'not' takes an expression in brackets.");
    }

    private FilterSyntax ParseBrackets(char close)
    {
        if (++depth > MaxDepth)
            throw cursor.Refused($"brackets may be nested {MaxDepth} deep.");
        cursor.Advance();
        cursor.SkipOddSpace();
        var inner = ParseOr();
        cursor.Expect(close);
        depth--;
        return inner;
    }

    private FilterSyntax ParseAttribute()
    {
        var notation = cursor.PeekWord().ToString();
        if (!FilterNotation.IsNotation(notation))
            throw cursor.Refused("expected an attribute, 'not' or '('.");
        cursor.Advance(notation.Length);
        return cursor.Current == '[' ? ParseElement(notation) : ParseTest(notation);
    }

    private ElementSyntax ParseElement(string notation)
    {
        if (insideElement)
            throw cursor.Refused("a value path cannot stand inside another.");

        insideElement = true;
        var inner = ParseBrackets(']');
        insideElement = false;
        if (cursor.Current != '.')
            return new ElementSyntax(notation, inner);

        cursor.Advance();
        var sub = cursor.PeekWord().ToString();
        if (!AttributeNotation.IsName(sub))
            throw cursor.Refused("expected the name of a sub-attribute after '].'.");
        cursor.Advance(sub.Length);
        return new ElementSyntax(notation, inner, ParseTest(sub));
    }

    private FilterSyntax ParseTest(string notation)
    {
        if (++comparisons > MaxComparisons)
            throw cursor.Refused($"a filter may hold {MaxComparisons} comparisons.");
        TakeSpace($"'{notation.Shortened()}'");
        var word = cursor.PeekWord().ToString();
        if (cursor.IsWord("pr"))
        {
            cursor.Advance(word.Length);
            return new PresentSyntax(notation);
        }

        if (!FilterOperators.TryRead(word, out var comparison))
            throw cursor.Refused($"'{word.Shortened()}' is not an operator; there are eq, ne, co, sw, ew, pr, gt, ge, lt and le.");
        cursor.Advance(word.Length);
        TakeSpace($"'{word}'");
        return new CompareSyntax(notation, comparison, FilterLiterals.Read(cursor, allowance));
    }

    private void TakeSpace(string after)
    {
        if (!cursor.SkipSpace())
            throw cursor.Refused($"a space must follow {after}.");
    }
}

namespace Rolecall.Scim.Filtering;

/// <summary>A filter as written: RFC 7644 Figure 1, before any attribute is looked up.</summary>
internal abstract record FilterSyntax
{
    public sealed override string ToString() => FilterPrinter.Print(this);
}

internal sealed record AndSyntax(FilterSyntax Left, FilterSyntax Right) : FilterSyntax;

internal sealed record OrSyntax(FilterSyntax Left, FilterSyntax Right) : FilterSyntax;

internal sealed record NotSyntax(FilterSyntax Inner) : FilterSyntax;

internal sealed record PresentSyntax(string Notation) : FilterSyntax;

internal sealed record CompareSyntax(string Notation, FilterOperator Operator, FilterLiteral Literal) : FilterSyntax;

/// <param name="Then">What follows the brackets in Entra's <c>emails[type eq "work"].value eq "x"</c>, about the sub-attribute.</param>
internal sealed record ElementSyntax(string Notation, FilterSyntax Inner, FilterSyntax? Then = null) : FilterSyntax;

internal abstract record FilterLiteral;

internal sealed record TextLiteral(string Text) : FilterLiteral;

internal sealed record FlagLiteral(bool Flag) : FilterLiteral;

/// <param name="Written">As written: JSON sets no bounds, the attribute's type does.</param>
internal sealed record NumberLiteral(string Written) : FilterLiteral;

internal sealed record NullLiteral : FilterLiteral;

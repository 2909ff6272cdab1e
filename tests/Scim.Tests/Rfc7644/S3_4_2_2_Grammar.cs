using Rolecall.Scim.Filtering;

namespace Rolecall.Scim.Tests.Rfc7644;

/// <summary>RFC 7644 §3.4.2.2, Figure 1: what is a filter and how it is grouped.</summary>
public sealed class S3_4_2_2_Grammar
{
    [Theory, Spec("P-3.4.2.2-07")]
    [InlineData("a pr or b pr and c pr", "a pr or (b pr and c pr)")]
    [InlineData("a pr and b pr or c pr", "(a pr and b pr) or c pr")]
    [InlineData("not (a pr) and b pr", "(not (a pr)) and b pr")]
    [InlineData("a pr or b pr or c pr", "(a pr or b pr) or c pr")]
    [InlineData("m[a pr or b pr and c pr]", "m[a pr or (b pr and c pr)]")]
    public void Brackets_bind_before_not_before_and_before_or(string filter, string grouped) =>
        Assert.Equal(FilterParser.Parse(grouped), FilterParser.Parse(filter));

    [Fact, Spec("P-3.4.2.2-07")]
    public void Brackets_overrule_precedence() =>
        Assert.NotEqual(FilterParser.Parse("a pr or b pr and c pr"), FilterParser.Parse("(a pr or b pr) and c pr"));

    [Theory, Spec("P-3.4.2.2-08")]
    [InlineData("not(a pr)")]
    [InlineData("NOT  (a pr)")]
    [InlineData("not ( a pr )")]
    public void Not_takes_brackets_with_and_without_a_space(string filter) =>
        Assert.Equal(FilterParser.Parse("not (a pr)"), FilterParser.Parse(filter));

    [Theory, Spec("P-3.4.2.2-02", "T-22")]
    [InlineData("a eq \"x\" and b eq true")]
    [InlineData("a EQ \"x\" AND b Eq True")]
    [InlineData("  a   eq \t \"x\"  and  b eq TRUE  ")]
    [InlineData("( a eq \"x\" ) and ( b eq tRUE )")]
    public void Keywords_ignore_case_and_space_may_be_generous(string filter) =>
        Assert.Equal(
            FilterParser.Parse("a eq \"x\" and b eq true"),
            FilterParser.Parse(filter));

    [Theory, Spec("P-3.4.2.2-02")]
    [InlineData("a pr")]
    [InlineData("a.b PR")]
    [InlineData("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName pr")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"]")]
    [InlineData("urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value sw \"x\"")]
    [InlineData("members.$ref eq \"x\"")]
    [InlineData("a-b_c9 ne null")]
    public void Every_form_of_attribute_is_read(string filter) => Assert.NotNull(FilterParser.Parse(filter));

    [Fact]
    public void Keywords_may_begin_names_of_attributes() =>
        Assert.Equal(
            new AndSyntax(new PresentSyntax("notes"), new PresentSyntax("order")),
            FilterParser.Parse("notes pr and order pr"));

    [Theory, Spec("P-3.4.2.2-16")]
    [InlineData("""
        a eq "q\"b\\s\/t\tn\nr\rb\bf\f"
        """, "q\"b\\s/t\tn\nr\rb\bf\f")]
    [InlineData("""
        a eq "\u00e9\uD83D\uDE00é😀"
        """, "é😀é😀")]
    [InlineData("""
        a eq ""
        """, "")]
    [InlineData("""
        a eq "not (b pr) and ] or ["
        """, "not (b pr) and ] or [")]
    public void Strings_are_JSON_strings(string filter, string text) =>
        Assert.Equal(new CompareSyntax("a", FilterOperator.Eq, new TextLiteral(text)), FilterParser.Parse(filter));

    [Theory, Spec("P-3.4.2.2-16")]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("10.25")]
    [InlineData("-1.5e+10")]
    [InlineData("2E-3")]
    [InlineData("1e400")]
    public void Numbers_are_JSON_numbers(string number) =>
        Assert.Equal(new CompareSyntax("a", FilterOperator.Lt, new NumberLiteral(number)), FilterParser.Parse("a lt " + number));

    [Theory, Spec("P-3.4.2.2-13", "P-3.4.2.2-14", "P-3.4.2.2-16", "P-3.12-10")]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("()")]
    [InlineData("a")]
    [InlineData("a eq")]
    [InlineData("a eq ")]
    [InlineData("a eq \"x")]
    [InlineData("a eq \"x\\\"")]
    [InlineData("a eq \"x\" b pr")]
    [InlineData("a eq \"x\")")]
    [InlineData("(a eq \"x\"")]
    [InlineData("a eq\"x\"")]
    [InlineData("a eq 'x'")]
    [InlineData("a eq x")]
    [InlineData("a eq truely")]
    [InlineData("a eq [\"x\"]")]
    [InlineData("a eq +1")]
    [InlineData("a eq -")]
    [InlineData("a eq 1e")]
    [InlineData("a eq 1.e5")]
    [InlineData("a eq 00")]
    [InlineData("a eq -01")]
    [InlineData("a eq 0x1F")]
    [InlineData("a eq NaN")]
    [InlineData("a regex \"x\"")]
    [InlineData("a == \"x\"")]
    [InlineData("a pr b")]
    [InlineData("a pr and")]
    [InlineData("and a pr")]
    [InlineData("a pr and and b pr")]
    [InlineData("a pr and(b pr)")]
    [InlineData("(a pr)and (b pr)")]
    [InlineData("not a pr")]
    [InlineData("not")]
    [InlineData("not not (a pr)")]
    [InlineData("(not) (a pr)")]
    [InlineData("m[")]
    [InlineData("m[]")]
    [InlineData("m[a pr")]
    [InlineData("m[a pr)")]
    [InlineData("(m[a pr)]")]
    [InlineData("m[a[b pr]]")]
    [InlineData("m[a pr].")]
    [InlineData("m[a pr].b")]
    [InlineData("m[a pr].b.c pr")]
    [InlineData("m[a pr]b pr")]
    [InlineData("m[a pr] eq \"x\"")]
    [InlineData("m [a pr]")]
    [InlineData("1a pr")]
    [InlineData("-a pr")]
    [InlineData("a. pr")]
    [InlineData("a.b.c pr")]
    [InlineData("a%b pr")]
    [InlineData("é pr")]
    [InlineData("urn: pr")]
    [InlineData("urn:x: pr")]
    [InlineData("\"a\" eq \"a\"")]
    [InlineData("a eq \"\u0001\"")]
    [InlineData("a eq \"\\x41\"")]
    [InlineData("a eq \"\\u12G4\"")]
    [InlineData("a eq \"\\u12")]
    [InlineData("a eq \"\\u0000\"")]
    [InlineData("a eq \"\\uD83D\"")]
    [InlineData("a eq \"\\uDE00\\uD83D\"")]
    [InlineData("a pr\0")]
    public void What_is_not_in_the_grammar_is_refused(string filter) =>
        Refused.With(Refusal.InvalidFilter, () => FilterParser.Parse(filter));

    [Fact]
    public void A_refusal_names_the_place_and_what_was_expected()
    {
        var refused = Refused.With(Refusal.InvalidFilter, () => FilterParser.Parse("userName like \"b%\""));

        Assert.Contains("position 10", refused.Message, StringComparison.Ordinal);
        Assert.Contains("'like' is not an operator", refused.Message, StringComparison.Ordinal);
    }
}

using Rolecall.Scim.Filtering;

namespace Rolecall.Scim.Tests.Rfc7644;

public sealed class S3_4_2_2_Limits
{
    [Fact, Spec("P-3.4.2.2-22", "R-26")]
    public void Brackets_nest_16_deep_and_no_deeper()
    {
        Assert.NotNull(FilterParser.Parse(Nested(16)));
        Assert.Contains("16", Refused.With(Refusal.InvalidFilter, () => FilterParser.Parse(Nested(17))).Message, StringComparison.Ordinal);
        Refused.With(Refusal.InvalidFilter, () => FilterParser.Parse(new string('(', 4096)));
    }

    [Fact, Spec("P-3.4.2.2-22")]
    public void Every_kind_of_bracket_counts_as_depth()
    {
        var nots = string.Concat(Enumerable.Repeat("not (", 15));

        Assert.NotNull(FilterParser.Parse(nots + "m[a pr]" + new string(')', 15)));
        Refused.With(Refusal.InvalidFilter, () => FilterParser.Parse(nots + "m[(a pr)]" + new string(')', 15)));
    }

    [Fact, Spec("P-3.4.2.2-22")]
    public void Brackets_beside_each_other_are_not_depth() =>
        Assert.NotNull(FilterParser.Parse(string.Join(" or ", Enumerable.Repeat("((a pr))", 30))));

    [Fact, Spec("P-3.4.2.2-22")]
    public void There_may_be_64_comparisons_and_no_more()
    {
        Assert.NotNull(FilterParser.Parse(Chain(64)));
        Assert.Contains("64", Refused.With(Refusal.InvalidFilter, () => FilterParser.Parse(Chain(65))).Message, StringComparison.Ordinal);
    }

    [Fact, Spec("P-3.4.2.2-22", "R-26")]
    public void A_filter_has_at_most_4096_characters()
    {
        Assert.NotNull(FilterParser.Parse(OfLength(4096)));
        var refused = Refused.With(Refusal.InvalidFilter, () => FilterParser.Parse(OfLength(4097)));
        Assert.Contains("4096", refused.Message, StringComparison.Ordinal);
    }

    private static string Nested(int depth) => new string('(', depth) + "a pr" + new string(')', depth);

    private static string Chain(int length) => string.Join(" and ", Enumerable.Repeat("a pr", length));

    private static string OfLength(int length) => "a eq \"" + new string('x', length - 7) + "\"";
}

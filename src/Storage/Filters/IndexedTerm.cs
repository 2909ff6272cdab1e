using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>Chooses the term of a filter that an index answers: rows are looked up by it, and the rest of the filter is tested on them.</summary>
internal static class IndexedTerm
{
    /// <summary>The most selective of terms that must all hold; null when no index answers any of them.</summary>
    public static Filter? Best(IEnumerable<Filter> conjuncts, Func<Filter, Yield?> yieldOf) => conjuncts
        .Select(term => (Term: term, Yield: yieldOf(term)))
        .Where(indexed => indexed.Yield is not null)
        .OrderBy(indexed => indexed.Yield)
        .FirstOrDefault().Term;

    public static Yield? OfAny(IEnumerable<Yield?> yields)
    {
        var all = yields.ToArray();
        return all.Contains(null) ? null : all.Max();
    }

    public static Yield? OfText(CompareFilter compare, Yield ofEqual) => compare switch
    {
        { Value: null } => null,
        { Operator: FilterOperator.Eq } => ofEqual,
        _ => Comparison.Prefix(compare) is { } prefix && TextRange.EndOf(prefix) is not null ? Yield.Prefix : null,
    };

    public static Yield? OfTime(CompareFilter compare) =>
        compare.Operator is FilterOperator.Eq or FilterOperator.Gt or FilterOperator.Ge ? Yield.Recent : null;
}

/// <summary>How many rows a term lets expect, fewest first.</summary>
internal enum Yield
{
    One,
    Few,
    Prefix,
    Role,
    Group,
    Recent,
}

using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>The logic of a filter in SQL; what a single term means is for the caller to say.</summary>
internal static class FilterTree
{
    /// <param name="term">Makes a condition of a presence, a comparison with a value or a value path.</param>
    /// <remarks>Chains become one bracket: databases limit how deep brackets nest.</remarks>
    public static string Condition(Filter filter, Func<Filter, string> term) => filter switch
    {
        AndFilter => $"({string.Join(" and ", Conjuncts(filter).Select(part => Condition(part, term)))})",
        OrFilter => $"({string.Join(" or ", Disjuncts(filter).Select(part => Condition(part, term)))})",
        NeverFilter => "false",
        NotFilter not => Not(Condition(not.Inner, term)),
        CompareFilter { Value: null, Operator: FilterOperator.Eq } compare => Not(term(new PresentFilter(compare.Target))),
        CompareFilter { Value: null } compare => term(new PresentFilter(compare.Target)),
        _ => term(filter),
    };

    public static IReadOnlyList<Filter> Conjuncts(Filter filter) =>
        filter is AndFilter and ? [.. Conjuncts(and.Left), .. Conjuncts(and.Right)] : [filter];

    public static IReadOnlyList<Filter> Disjuncts(Filter filter) =>
        filter is OrFilter or ? [.. Disjuncts(or.Left), .. Disjuncts(or.Right)] : [filter];

    /// <remarks>Of a missing value SQL knows neither a condition nor its negation; a filter's "not" is true then.</remarks>
    private static string Not(string condition) => $"(({condition}) is not true)";
}

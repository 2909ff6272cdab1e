using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>Takes a term apart into terms of which any one suffices, so that an index can answer each.</summary>
internal static class Alternatives
{
    /// <param name="isIndexed">Whether an index answers a term that is none of "and", "or" and "not".</param>
    public static IReadOnlyList<Filter> Of(Filter term, Func<Filter, bool> isIndexed) =>
        [.. FilterTree.Disjuncts(term).SelectMany(one => one is ElementFilter element ? OfElement(element, isIndexed) : [one])];

    /// <remarks>
    /// <c>x[(a or b) and c]</c> holds when <c>x[a and c]</c> does or <c>x[b and c]</c>. Only the "or" that an index asks for is taken out
    /// of the brackets: to take out all of them would multiply them with each other.
    /// </remarks>
    private static IReadOnlyList<Filter> OfElement(ElementFilter element, Func<Filter, bool> isIndexed)
    {
        if (isIndexed(element))
            return [element];
        var conjuncts = FilterTree.Conjuncts(element.Inner);
        foreach (var either in conjuncts.OfType<OrFilter>())
        {
            var apart = FilterTree.Disjuncts(either).SelectMany(one => OfElement(element with { Inner = one }, isIndexed)).ToArray();
            if (apart.All(isIndexed))
                return [.. apart.Cast<ElementFilter>().Select(one => one with { Inner = With(one.Inner, conjuncts.Where(other => !ReferenceEquals(other, either))) })];
        }

        return [element];
    }

    private static Filter With(Filter inner, IEnumerable<Filter> others) => others.Aggregate(inner, (left, right) => new AndFilter(left, right));
}

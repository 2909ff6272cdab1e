using Rolecall.Scim.Filtering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Which terms of a filter on resources of the workspace's own type an index answers, and how.</summary>
internal static class ResourceIndex
{
    public static Yield? YieldOf(Filter term) => IndexedTerm.OfAny(FilterTree.Disjuncts(term).Select(YieldOfOne));

    /// <summary>A select of exactly the resources for which the term holds, some of them more than once.</summary>
    /// <param name="type">Stands for the name of the type.</param>
    public static string Select(Filter term, ResourceTerms terms, string type, Dialect dialect) =>
        string.Join(" union all ", FilterTree.Disjuncts(term).Cast<CompareFilter>().Select(one => SelectOne(one, terms, type, dialect)));

    private static Yield? YieldOfOne(Filter term) => term switch
    {
        _ when UniqueTerms.Answer(term) => Yield.One,
        CompareFilter { Value: not null, Target.Extension: null } compare => OfResource(compare),
        _ => null,
    };

    /// <remarks>Whose id it is has an index without the type.</remarks>
    private static string SelectOne(CompareFilter term, ResourceTerms terms, string type, Dialect dialect)
    {
        if (UniqueTerms.Answer(term))
            return terms.Unique.Select(term);
        var index = IndexFor(term);
        var column = index == "resources_scim_id" ? dialect.Unindexed("o.type") : "o.type";
        return $"select o.resource from {dialect.From("resources", "o", index)} where o.workspace = @workspace and {column} = {type} and {terms.Of(term)}";
    }

    private static Yield? OfResource(CompareFilter compare) => compare.Target.ToString() switch
    {
        "id" => compare.Operator == FilterOperator.Eq ? Yield.One : null,
        "externalId" => IndexedTerm.OfText(compare, Yield.Few),
        "meta.lastModified" => IndexedTerm.OfTime(compare),
        _ => null,
    };

    private static string IndexFor(CompareFilter compare) => compare.Target.ToString() switch
    {
        "id" => "resources_scim_id",
        "externalId" => "resources_external_id",
        "meta.lastModified" => "resources_modified",
        var name => throw new ArgumentOutOfRangeException(nameof(compare), name, "No index answers it."),
    };
}

using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>Which terms of a filter on resources of the workspace's own type an index answers, and how.</summary>
internal static class ResourceIndex
{
    public static Yield? YieldOf(Filter term) => term switch
    {
        OrFilter => IndexedTerm.OfAny(FilterTree.Disjuncts(term).Select(YieldOf)),
        CompareFilter { Value: not null, Target.Extension: null } compare => OfResource(compare),
        _ => null,
    };

    /// <summary>A select of exactly the resources for which the term holds.</summary>
    /// <param name="type">Stands for the name of the type.</param>
    public static string Select(Filter term, ResourceTerms terms, string type, IFilterDialect dialect) => string.Join(
        " union ",
        FilterTree.Disjuncts(term).Cast<CompareFilter>().Select(one =>
            $"select o.resource from {dialect.From("resources", "o", IndexFor(one))} "
            + $"where o.workspace = @workspace and {(one.Target.Attribute.Name is "id" ? dialect.Unindexed("o.type") : "o.type")} = {type} and {terms.Of(one)}"));

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

using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Filters;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage;

/// <summary>A filter as the whole WHERE of a statement over <c>members m</c>, <c>groups g</c> or <c>resources o</c>.</summary>
/// <param name="Where">
/// Scoped to one workspace and to what SCIM sees, so that the statement must add neither: a second <c>m.workspace = …</c> would lead the planner back to walking the workspace.
/// </param>
/// <param name="Parameters">The values of @p0, @p1 … in that order. @workspace is the statement's own to bind.</param>
/// <remarks>
/// Every value of the filter is a parameter, and every name comes from a schema or from here (security.md R-31).
/// Filters of one shape make one text, so that prepared statements serve again.
/// </remarks>
internal sealed record FilterSql(string Where, IReadOnlyList<object> Parameters)
{
    private const string Visible = "m.scim_id is not null";

    /// <param name="filter">Resolved against <paramref name="type"/>; null for everyone.</param>
    /// <param name="type">A User as the workspace publishes it.</param>
    /// <param name="root">What every location begins with: "https://host/scim/1/v2".</param>
    public static FilterSql OfMembers(Filter? filter, ResourceType type, string root, Dialect dialect)
    {
        var parameters = new FilterParameters();
        var terms = new MemberTerms(type, root, new Comparison(parameters, dialect), dialect);
        var conjuncts = filter is null ? [] : FilterTree.Conjuncts(filter);

        var driver = IndexedTerm.Best(conjuncts, MemberIndex.YieldOf);
        var scope = driver is null
            ? $"m.workspace = @workspace and {Visible}"
            : $"m.member in ({MemberIndex.Select(driver, terms, dialect)}) and {dialect.Unindexed("m.workspace")} = @workspace and {Visible}";
        return new FilterSql(Whole(scope, conjuncts, driver, terms.Of), parameters.Values);
    }

    /// <param name="filter">Resolved against <paramref name="type"/>; null for all.</param>
    /// <param name="type">A Group as the workspace publishes it.</param>
    /// <param name="root">What every location begins with.</param>
    public static FilterSql OfGroups(Filter? filter, ResourceType type, string root, Dialect dialect)
    {
        var parameters = new FilterParameters();
        var terms = new GroupTerms(type, root, new Comparison(parameters, dialect), dialect);
        var conjuncts = filter is null ? [] : FilterTree.Conjuncts(filter);

        var driver = IndexedTerm.Best(conjuncts, GroupIndex.YieldOf);
        var scope = driver is null
            ? "g.workspace = @workspace"
            : $"g.group_number in ({GroupIndex.Select(driver, terms, dialect)}) and {dialect.Unindexed("g.workspace")} = @workspace";
        return new FilterSql(Whole(scope, conjuncts, driver, terms.Of), parameters.Values);
    }

    /// <param name="filter">Resolved against <paramref name="type"/>; null for all.</param>
    /// <param name="type">One of the workspace's own.</param>
    /// <param name="root">What every location begins with.</param>
    public static FilterSql OfResources(Filter? filter, ResourceType type, string root, Dialect dialect)
    {
        var parameters = new FilterParameters();
        var name = parameters.Add(type.Name);
        var terms = new ResourceTerms(type, root, new Comparison(parameters, dialect), dialect);
        var conjuncts = filter is null ? [] : FilterTree.Conjuncts(filter);

        var driver = IndexedTerm.Best(conjuncts, ResourceIndex.YieldOf);
        var scope = driver is null
            ? $"o.workspace = @workspace and o.type = {name}"
            : $"o.resource in ({ResourceIndex.Select(driver, terms, name, dialect)}) and {dialect.Unindexed("o.workspace")} = @workspace";
        return new FilterSql(Whole(scope, conjuncts, driver, terms.Of), parameters.Values);
    }

    private static string Whole(string scope, IEnumerable<Filter> conjuncts, Filter? driver, Func<Filter, string> term) => string.Join(
        " and ",
        conjuncts.Where(conjunct => !ReferenceEquals(conjunct, driver)).Select(conjunct => FilterTree.Condition(conjunct, term)).Prepend(scope));
}

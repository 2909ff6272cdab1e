using Rolecall.Scim.Filtering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Which terms of a filter on groups an index answers, and how.</summary>
internal static class GroupIndex
{
    public static Yield? YieldOf(Filter term) => IndexedTerm.OfAny(Apart(term).Select(YieldOfOne));

    /// <summary>A select of exactly the groups for which the term holds, some of them more than once.</summary>
    public static string Select(Filter term, GroupTerms terms, Dialect dialect) =>
        string.Join(" union all ", Apart(term).Select(one => SelectOne(one, terms, dialect)));

    private static IReadOnlyList<Filter> Apart(Filter term) => Alternatives.Of(term, one => YieldOfOne(one) is not null);

    private static Yield? YieldOfOne(Filter term) => term switch
    {
        CompareFilter or ElementFilter when MemberTerms.TargetOf(term) is { Extension: null, Attribute.Name: "members" } =>
            MembersTerms.NamesOne(term) ? Yield.Few : null,
        _ when UniqueTerms.Answer(term) => Yield.One,
        CompareFilter { Value: not null } compare => OfGroup(compare),
        _ => null,
    };

    private static string SelectOne(Filter term, GroupTerms terms, Dialect dialect) => MemberTerms.TargetOf(term) switch
    {
        { Extension: null, Attribute.Name: "members" } =>
            $"select gm.group_number from {dialect.From("members", "m", "members_scim_id")} "
            + $"cross join {dialect.From("group_members", "gm", "group_members_of")} "
            + "where m.workspace = @workspace and m.scim_id is not null and gm.workspace = @workspace and gm.member = m.member "
            + $"and {terms.Members.OfRow(term)}",
        _ when UniqueTerms.Answer(term) => terms.Unique.Select((CompareFilter)term),
        _ => $"select g.group_number from {dialect.From("groups", "g", IndexFor((CompareFilter)term))} "
            + $"where g.workspace = @workspace and {terms.Of(term)}",
    };

    private static Yield? OfGroup(CompareFilter compare) => compare.Target.ToString() switch
    {
        "id" or "meta.location" => compare.Operator == FilterOperator.Eq ? Yield.One : null,
        "displayName" or "externalId" => IndexedTerm.OfText(compare, Yield.Few),
        "meta.lastModified" => IndexedTerm.OfTime(compare),
        _ => null,
    };

    private static string IndexFor(CompareFilter compare) => compare.Target.ToString() switch
    {
        "id" or "meta.location" => "groups_scim_id",
        "displayName" => "groups_display_name",
        "externalId" => "groups_external_id",
        "meta.lastModified" => "groups_modified",
        var name => throw new ArgumentOutOfRangeException(nameof(compare), name, "No index answers it."),
    };
}

using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Which terms of a filter on members an index answers, and how.</summary>
internal static class MemberIndex
{
    public static Yield? YieldOf(Filter term) => IndexedTerm.OfAny(Apart(term).Select(YieldOfOne));

    /// <summary>A select of exactly the members for whom the term holds, some of them more than once.</summary>
    public static string Select(Filter term, MemberTerms terms, Dialect dialect) =>
        string.Join(" union all ", Apart(term).Select(one => SelectOne(one, terms, dialect)));

    private static IReadOnlyList<Filter> Apart(Filter term) => Alternatives.Of(term, one => YieldOfOne(one) is not null);

    private static Yield? YieldOfOne(Filter term) => term switch
    {
        CompareFilter { Value: not null, Target: { Extension: null, Attribute.Name: "emails" } } compare => OfEmail(compare),
        ElementFilter { Target: { Extension: null, Attribute.Name: "emails" } } element when EmailTerms.CanTell(element) =>
            FilterTree.Conjuncts(element.Inner).OfType<CompareFilter>().Select(OfEmail).Min(),
        CompareFilter or ElementFilter when MemberTerms.TargetOf(term) is { Extension: null, Attribute.Name: "groups" } =>
            GroupsTerms.IndexFor(term) is null ? null : Yield.Group,
        _ when Unique(term) => Yield.One,
        CompareFilter { Value: not null } compare => OfMember(compare),
        _ => null,
    };

    /// <remarks>Inside, "m" is a row of the select itself, so that terms read the same here and outside.</remarks>
    private static string SelectOne(Filter term, MemberTerms terms, Dialect dialect) => MemberTerms.TargetOf(term) switch
    {
        { Extension: null, Attribute.Name: "emails" } => SelectByEmail(term, terms, dialect),
        { Extension: null, Attribute.Name: "groups" } => SelectByGroup(term, terms, dialect),
        _ when Unique(term) => terms.Unique.Select((CompareFilter)term),
        _ => $"select m.member from {dialect.From("members", "m", IndexFor((CompareFilter)term))} "
            + $"where m.workspace = @workspace and m.scim_id is not null and {terms.Of(term)}",
    };

    /// <summary>The user name, which the core schema has unique, is a column.</summary>
    private static bool Unique(Filter term) => UniqueTerms.Answer(term) && MemberTerms.TargetOf(term).Extension is not null;

    private static string SelectByEmail(Filter term, MemberTerms terms, Dialect dialect) =>
        $"select e.member from {dialect.From("member_emails", "e", "member_emails_value")} "
        + $"where e.workspace = @workspace and {terms.Emails.OfRow(term)}";

    /// <remarks>The group first: "cross join" is how SQLite is told the order.</remarks>
    private static string SelectByGroup(Filter term, MemberTerms terms, Dialect dialect) =>
        $"select gm.member from {dialect.From("groups", "g", GroupsTerms.IndexFor(term)!)} cross join group_members gm "
        + "where g.workspace = @workspace and gm.workspace = @workspace and gm.group_number = g.group_number "
        + $"and {terms.Groups.OfRow(term)}";

    private static Yield? OfEmail(CompareFilter compare) =>
        compare.Target.Leaf.Name == "value" ? IndexedTerm.OfText(compare, Yield.Few) : null;

    private static Yield? OfMember(CompareFilter compare) => Name(compare) switch
    {
        "id" or "meta.location" => compare.Operator == FilterOperator.Eq ? Yield.One : null,
        "userName" => IndexedTerm.OfText(compare, Yield.One),
        "externalId" or "displayName" => IndexedTerm.OfText(compare, Yield.Few),
        "customRoleId" or "customRoleName" => compare.Operator == FilterOperator.Eq ? Yield.Role : null,
        "meta.lastModified" => IndexedTerm.OfTime(compare),
        _ => null,
    };

    private static string IndexFor(CompareFilter compare) => Name(compare) switch
    {
        "id" or "meta.location" => "members_scim_id",
        "userName" => "members_user_name",
        "externalId" => "members_external_id",
        "displayName" => "members_display_name",
        "customRoleId" or "customRoleName" => "members_custom_role",
        "meta.lastModified" => "members_modified",
        var name => throw new ArgumentOutOfRangeException(nameof(compare), name, "No index answers it."),
    };

    private static string Name(CompareFilter compare) => compare.Target.Extension?.Id switch
    {
        null => compare.Target.ToString(),
        MemberSchemas.RoleUrn => compare.Target.Attribute.Name,
        _ => "",
    };
}

using Rolecall.Domain.Groups;
using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on the groups of a member, <c>members m</c>.</summary>
internal sealed class GroupsTerms(string root, Comparison comparison)
{
    private readonly LocationTerms location = new(root, GroupSchemas.Group, comparison);

    /// <summary>The condition on one group, <c>groups g</c>.</summary>
    public string OfRow(Filter term) => term switch
    {
        PresentFilter => "true", // a group has every part
        ElementFilter element => FilterTree.Condition(element.Inner, OfRow),
        CompareFilter compare => compare.Target.Leaf.Name switch
        {
            "value" => comparison.OfColumn("g.scim_id", compare),
            "$ref" => location.Of("g.scim_id", compare),
            "display" => comparison.OfColumn("g.display_name_key", compare),
            "type" => comparison.Of("'direct'", compare),
            var name => throw new ArgumentOutOfRangeException(nameof(term), name, "A member's group has no such part."),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    public string Of(Filter term) => term is PresentFilter
        ? "exists (select 1 from group_members gm where gm.workspace = @workspace and gm.member = m.member)"
        : "exists (select 1 from group_members gm join groups g on g.workspace = @workspace and g.group_number = gm.group_number "
            + $"where gm.workspace = @workspace and gm.member = m.member and {OfRow(term)})";

    /// <summary>The index of groups by which the term finds few of them; null when there is none.</summary>
    public static string? IndexFor(Filter term) => term switch
    {
        CompareFilter { Operator: FilterOperator.Eq, Value: not null, Target.Leaf.Name: "value" or "$ref" } => "groups_scim_id",
        CompareFilter { Value: not null, Target.Leaf.Name: "display" } compare =>
            IndexedTerm.OfText(compare, Yield.Few) is null ? null : "groups_display_name",
        ElementFilter element => FilterTree.Conjuncts(element.Inner).Select(IndexFor).OfType<string>().Order(StringComparer.Ordinal).LastOrDefault(),
        _ => null,
    };
}

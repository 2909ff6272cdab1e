using Rolecall.Domain.Members;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on the members of a group, <c>groups g</c>.</summary>
internal sealed class MembersTerms(string root, Comparison comparison)
{
    private static readonly string Type = NameKey.Fold(MemberSchemas.User.Name);

    private readonly LocationTerms location = new(root, MemberSchemas.User, comparison);

    /// <summary>The condition on one member, <c>members m</c>.</summary>
    public string OfRow(Filter term) => term switch
    {
        PresentFilter => "true", // a member has every part
        ElementFilter element => FilterTree.Condition(element.Inner, OfRow),
        CompareFilter compare => compare.Target.Leaf.Name switch
        {
            "value" => comparison.OfColumn("m.scim_id", compare),
            "$ref" => location.Of("m.scim_id", compare),
            "display" => comparison.Of("coalesce(nullif(m.display_name_key, ''), m.user_name_key)", compare),
            "type" => comparison.Of($"'{Type}'", compare),
            var name => throw new ArgumentOutOfRangeException(nameof(term), name, "A member of a group has no such part."),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    public string Of(Filter term) => term is PresentFilter
        ? "g.members > 0"
        : "exists (select 1 from group_members gm join members m on m.workspace = @workspace and m.member = gm.member "
            + $"where gm.workspace = @workspace and gm.group_number = g.group_number and {OfRow(term)})";

    /// <summary>Whether it holds of the groups of one member only.</summary>
    public static bool NamesOne(Filter term) => term switch
    {
        CompareFilter { Operator: FilterOperator.Eq, Value: not null, Target.Leaf.Name: "value" or "$ref" } => true,
        ElementFilter element => FilterTree.Conjuncts(element.Inner).Any(NamesOne),
        _ => false,
    };
}

using Rolecall.Domain.Groups;
using Rolecall.Scim.Filtering;

namespace Rolecall.Storage.Filters;

/// <summary>Says for every attribute of a group where it is kept. The group's row is <c>groups g</c>.</summary>
internal sealed class GroupTerms(string root, Comparison comparison)
{
    private readonly MetaTerms meta = new(GroupSchemas.Group, "g", root, comparison);

    public MembersTerms Members { get; } = new(root, comparison);

    public string Of(Filter term) => MemberTerms.TargetOf(term).Attribute.Name switch
    {
        "schemas" => term is CompareFilter compare ? comparison.Of($"'{GroupSchemas.Group.Schema.Id}'", compare) : "true",
        "meta" => meta.Of(term),
        "id" => OfColumn("g.scim_id", term),
        "externalId" => OfColumn("g.external_id", term),
        "displayName" => OfColumn("g.display_name_key", term),
        "members" => Members.Of(term),
        var name => throw new ArgumentOutOfRangeException(nameof(term), name, "A group has no such attribute."),
    };

    private string OfColumn(string column, Filter term) =>
        term is CompareFilter compare ? comparison.OfColumn(column, compare) : $"{column} is not null";
}

using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Ordering;

/// <summary>Says for every attribute of a group what sorts by it. The group's row is <c>groups g</c>.</summary>
internal static class GroupOrder
{
    /// <returns>Null for an attribute that is the same in every group.</returns>
    public static OrderKey? Of(AttributeTarget target, Dialect dialect) =>
        target.Extension is null ? OfGroup(target) : JsonOrder.Of("g.search", target, dialect);

    private static OrderKey? OfGroup(AttributeTarget target) => target.Attribute.Name switch
    {
        "schemas" => null,
        "meta" => MetaOrder.Of(target.Leaf.Name, "g"),
        "id" => new OrderKey("g.scim_id"),
        "externalId" => new OrderKey("g.external_id"),
        "displayName" => new OrderKey("g.display_name_key"),
        "members" => FirstMember(target.Sub?.Name),
        var name => throw new ArgumentOutOfRangeException(nameof(target), name, "A group has no such attribute."),
    };

    private static OrderKey FirstMember(string? part) => part switch
    {
        "value" or "$ref" => FirstOf("m.scim_id"),
        "display" => FirstOf("coalesce(nullif(m.display_name_key, ''), m.user_name_key)"),
        "type" => FirstOf("'user'"),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A member of a group has no such part."),
    };

    private static OrderKey FirstOf(string part) => new(
        $"(select {part} from group_members gm join members m on m.workspace = @workspace and m.member = gm.member "
        + "where gm.workspace = @workspace and gm.group_number = g.group_number order by gm.joined limit 1)");
}

using Rolecall.Domain.Members;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Filters;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Ordering;

/// <summary>Says for every attribute of a member what sorts by it. The member's row is <c>members m</c>.</summary>
internal static class MemberOrder
{
    /// <returns>Null for an attribute that is the same in every member.</returns>
    public static OrderKey? Of(AttributeTarget target, Dialect dialect) => target.Extension?.Id switch
    {
        null => target.Attribute.Name switch
        {
            "schemas" => null,
            "meta" => MetaOrder.Of(target.Leaf.Name, "m"),
            "id" => new OrderKey("m.scim_id"),
            "externalId" => new OrderKey("m.external_id"),
            "userName" => new OrderKey("m.user_name_key"),
            "displayName" => new OrderKey("m.display_name_key"),
            "active" => new OrderKey(dialect.FlagAsNumber("m.active"), IsNumber: true),
            "groups" => Groups(target.Sub?.Name),
            _ => JsonOrder.Of("m.search", target, dialect),
        },
        MemberSchemas.RoleUrn => Role(target.Attribute.Name),
        _ => JsonOrder.Of("m.search", target, dialect),
    };

    /// <remarks>None of them is the primary one; the first is the one that was joined first.</remarks>
    private static OrderKey? Groups(string? part) => part switch
    {
        "value" or "$ref" => FirstGroup("g.scim_id"),
        "display" => FirstGroup("g.display_name_key"),
        "type" => FirstGroup("'direct'"),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A member's group has no such part."),
    };

    private static OrderKey FirstGroup(string part) => new(
        $"(select {part} from group_members gm join groups g on g.workspace = @workspace and g.group_number = gm.group_number "
        + "where gm.workspace = @workspace and gm.member = m.member order by gm.joined limit 1)");

    private static OrderKey Role(string name) => name switch
    {
        "role" => new OrderKey(RoleTerms.Word),
        "customRoleId" => new OrderKey("cast(m.custom_role as text)"),
        "customRoleName" =>
            new OrderKey("(select r.name_key from roles r where r.workspace = @workspace and r.role = m.custom_role)"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such attribute of the role."),
    };
}

using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Ordering;

/// <summary>Says for every attribute of a resource of the workspace's own type what sorts by it. The row is <c>resources o</c>.</summary>
internal static class ResourceOrder
{
    /// <returns>Null for an attribute that is the same in every resource of the type.</returns>
    public static OrderKey? Of(AttributeTarget target, Dialect dialect)
    {
        if (target.Extension is null && CommonAttributes.All.Contains(target.Attribute))
        {
            return target.Attribute.Name switch
            {
                "schemas" => null,
                "meta" => MetaOrder.Of(target.Leaf.Name, "o"),
                "id" => new OrderKey("o.scim_id"),
                _ => new OrderKey("o.external_id"),
            };
        }

        return JsonOrder.Of("o.search", target, dialect);
    }
}

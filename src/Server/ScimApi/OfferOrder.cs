using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Sorting;
using Rolecall.Scim.Text;

namespace Rolecall.Server.ScimApi;

/// <summary>The order that a query for what is offered asks for (RFC 7644 §3.4.2.3); among equals that of the list itself.</summary>
internal sealed class OfferOrder : IComparer<Node?>
{
    private static readonly OfferOrder Values = new();

    public static IEnumerable<ComplexNode> Of(IEnumerable<ComplexNode> resources, Sort? sort) => sort switch
    {
        null => resources,
        { Descending: true } => resources.OrderByDescending(resource => ValueOf(resource, sort.Target), Values),
        _ => resources.OrderBy(resource => ValueOf(resource, sort.Target), Values),
    };

    /// <remarks>What has no value comes last when ascending and first when descending.</remarks>
    public int Compare(Node? x, Node? y) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        (NumberNode one, NumberNode other) => one.Value.CompareTo(other.Value),
        (FlagNode one, FlagNode other) => one.Value.CompareTo(other.Value),
        _ => CodePointOrder.Compare(NameKey.Fold(x.ToString()!), NameKey.Fold(y.ToString()!)),
    };

    private static Node? ValueOf(ComplexNode resource, AttributeTarget target)
    {
        var value = resource[target.Attribute.Name];
        if (target.Sub is { } sub)
            value = (value as ComplexNode)?[sub.Name];
        return value is ListNode list ? list.Items[0] : value;
    }
}

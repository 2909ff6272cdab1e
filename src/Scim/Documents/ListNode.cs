namespace Rolecall.Scim.Documents;

/// <summary>The values of a multi-valued attribute; never empty.</summary>
public sealed class ListNode : Node
{
    public ListNode(IReadOnlyList<Node> items)
    {
        if (items.Count == 0)
            throw new ArgumentException("An empty list is no value at all: leave the attribute out.", nameof(items));
        Items = items;
    }

    public IReadOnlyList<Node> Items { get; }

    /// <summary>The list, or nothing when there are no items.</summary>
    public static ListNode? OfAny(IReadOnlyList<Node> items) => items.Count == 0 ? null : new ListNode(items);

    public override bool Equals(Node? other) => other is ListNode list && list.Items.SequenceEqual(Items);

    public override int GetHashCode() => Items.Aggregate(17, (hash, item) => HashCode.Combine(hash, item.GetHashCode()));
}

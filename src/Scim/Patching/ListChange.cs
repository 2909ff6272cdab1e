using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Patching;

/// <summary>All values of a multi-valued attribute after a step without a filter. Linear in them: groups have many members.</summary>
internal static class ListChange
{
    public static Node? Of(PatchStep step, Node? before)
    {
        var values = (before as ListNode)?.Items ?? [];
        // Entra lists the members to go. An empty list is no wish to remove them all.
        if (step.Op == PatchOp.Remove)
            return step.HasValue ? Without(values, Sent(step)) : null;
        if (step.Op == PatchOp.Add)
            return With(step, values, Sent(step));

        var sent = ListNode.OfAny(Sent(step));
        return sent is not null && IsSameSet(values, sent.Items) ? before : sent;
    }

    private static IReadOnlyList<Node> Sent(PatchStep step) =>
        (ValueReader.Read(step.Target, step.Value, step.Reading) as ListNode)?.Items ?? [];

    /// <summary>RFC 7643 §2.4 gives the order of values no meaning: sent in another, they are no change.</summary>
    private static bool IsSameSet(IReadOnlyList<Node> values, IReadOnlyList<Node> sent) =>
        values.Count == sent.Count && values.ToHashSet().SetEquals(sent);

    private static ListNode? Without(IReadOnlyList<Node> values, IReadOnlyList<Node> sent)
    {
        var gone = sent.ToLookup(ElementKey.Of);
        return ListNode.OfAny([.. values.Where(value => !gone[ElementKey.Of(value)].Any(one => ElementKey.AreSame(value, one)))]);
    }

    private static ListNode? With(PatchStep step, IReadOnlyList<Node> values, IReadOnlyList<Node> sent)
    {
        var result = values.ToList();
        // Of a large group only the places that matter are remembered.
        var places = sent.Select(ElementKey.Of).Distinct().ToDictionary(key => key, _ => new List<int>());
        for (var i = 0; i < values.Count; i++)
        {
            if (places.TryGetValue(ElementKey.Of(values[i]), out var same))
                same.Add(i);
        }

        foreach (var value in sent)
        {
            if (value.IsPrimary())
                Demote(result);

            var same = places[ElementKey.Of(value)];
            var known = same.FindIndex(i => ElementKey.AreSame(result[i], value));
            if (known >= 0)
            {
                result[same[known]] = Merge(step.Target, result[same[known]], value);
            }
            else
            {
                same.Add(result.Count);
                result.Add(value);
            }
        }

        return ListNode.OfAny(result);
    }

    private static void Demote(List<Node> values)
    {
        for (var i = 0; i < values.Count; i++)
            values[i] = Primaries.Demoted(values[i]);
    }

    /// <summary>Adding a value that is there succeeds (RFC 7644 §3.5.2.1); where an immutable part differs, the old stays.</summary>
    private static Node Merge(AttributeTarget target, Node element, Node sent)
    {
        if (element is not ComplexNode value || sent is not ComplexNode more)
            return element;

        foreach (var (name, part) in more)
        {
            var isFixed = value[name] is not null && target.Leaf.Sub(name) is { Mutability: Mutability.Immutable };
            if (!isFixed && (name != Primary.Name || part.Equals(FlagNode.True)))
                value = value.With(name, part);
        }

        return value;
    }
}

using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Messages;

/// <summary>What to show inside one object, and inside the objects in it.</summary>
/// <param name="Only">Whether the names are what to show; otherwise they are what to leave out.</param>
internal readonly record struct ProjectionRule(bool Only, Selection Names)
{
    private static readonly ProjectionRule Everything = new(false, Selection.None);

    /// <returns>The attribute as it is to be shown; null to leave it out.</returns>
    public Node? Apply(Node value, AttributeDefinition? definition, Selection? named)
    {
        if (RuleFor(definition, named) is not { } rule)
            return null;
        return rule == Everything && definition?.SubAttributes.Any(IsSpecial) != true ? value : rule.Inside(value, definition);
    }

    /// <returns>The rule for what is inside the attribute; null to leave it out.</returns>
    public ProjectionRule? RuleFor(AttributeDefinition? definition, Selection? named) => definition?.Returned switch
    {
        Returned.Never => null,
        Returned.Always => Everything,
        Returned.Request when !Only => null,
        _ when named is null => Only ? null : Everything,
        _ when named.IsWhole => Only ? Everything : null,
        _ => this with { Names = named },
    };

    private static bool IsSpecial(AttributeDefinition sub) => sub.Returned is Returned.Never or Returned.Request;

    private Node? Inside(Node value, AttributeDefinition? definition)
    {
        switch (value)
        {
            case ComplexNode complex:
                return Inside(complex, definition);
            case ListNode list:
                var rule = this;
                return ListNode.OfAny([.. list.Items.Select(item => rule.Inside(item, definition)).OfType<Node>()]);
            default:
                // Of a value without sub-attributes none was named.
                return Only ? null : value;
        }
    }

    private ComplexNode? Inside(ComplexNode complex, AttributeDefinition? definition)
    {
        var shown = new List<KeyValuePair<string, Node>>(complex.Count);
        foreach (var (name, value) in complex)
        {
            if (Apply(value, definition?.Sub(name), Names.Of(name)) is { } node)
                shown.Add(KeyValuePair.Create(name, node));
        }

        if (shown.Count == complex.Count && !Only)
            return ComplexNode.Of(shown);
        return shown.Count == 0 ? null : ComplexNode.Of(shown);
    }
}

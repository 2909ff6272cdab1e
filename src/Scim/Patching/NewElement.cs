using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Patching;

/// <summary>The value that a filter of equalities describes: <c>[type eq "work"]</c> makes one of type work.</summary>
internal static class NewElement
{
    public static ComplexNode From(Filter where, AttributeTarget of) => With(ComplexNode.Empty, where, of);

    private static ComplexNode With(ComplexNode value, Filter where, AttributeTarget of) => where switch
    {
        AndFilter and => With(With(value, and.Left, of), and.Right, of),
        CompareFilter { Operator: FilterOperator.Eq, Value: { } wanted, Target.Attribute: var sub } when sub.IsWritable() =>
            WithEqual(value, ReadAs(sub, wanted, of), of with { Sub = sub }),
        // What the new value does not have satisfies these.
        CompareFilter { Operator: FilterOperator.Eq, Value: null } => value,
        NotFilter { Inner: CompareFilter { Operator: FilterOperator.Eq, Target.Attribute.Name: Primary.Name } } => value,
        _ => throw NoTarget(of),
    };

    private static ComplexNode WithEqual(ComplexNode value, Node part, AttributeTarget target) =>
        value[target.Leaf.Name] is { } other && !other.Equals(part) ? throw NoTarget(target) : value.With(target.Leaf.Name, part);

    private static Node ReadAs(AttributeDefinition sub, FilterValue wanted, AttributeTarget of)
    {
        var one = Read(wanted, of with { Sub = sub });
        return sub.MultiValued ? new ListNode([one]) : one;
    }

    private static Node Read(FilterValue wanted, AttributeTarget target)
    {
        switch (wanted)
        {
            case FlagValue flag:
                return FlagNode.Of(flag.Flag);
            case NumberValue number when target.Leaf.Type != AttributeType.Integer || IsWhole(number.Number):
                return new NumberNode(target.Leaf.Type == AttributeType.Integer ? decimal.Truncate(number.Number) : number.Number);
            case InstantValue instant:
                return new TextNode(instant.Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"));
            case TextValue { Text.Length: > 0 } text:
                TextRules.Check(target, text.Text);
                return new TextNode(text.Text);
            default:
                throw NoTarget(target);
        }
    }

    private static bool IsWhole(decimal number) => number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue;

    public static RefusedException NoTarget(AttributeTarget target) =>
        new(Refusal.NoTarget, $"No value of '{target with { Sub = null }}' matches the filter in the path, and none can be made from it.");
}

using System.Globalization;
using System.Text;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Storage.Tests.Filters;

/// <summary>RFC 7644 §3.4.2.2 read once more, on the resource as a client sees it: what SQL must agree with.</summary>
internal static class PlainEvaluator
{
    public static bool Matches(Filter filter, ComplexNode resource)
    {
        switch (filter)
        {
            case AndFilter and:
                return Matches(and.Left, resource) && Matches(and.Right, resource);
            case OrFilter or:
                return Matches(or.Left, resource) || Matches(or.Right, resource);
            case NeverFilter:
                return false;
            case NotFilter not:
                return !Matches(not.Inner, resource);
            case ElementFilter element:
                return Values(resource, element.Target).Any(value => Matches(element.Inner, (ComplexNode)value));
            case PresentFilter present:
                return Values(resource, present.Target).Count > 0;
            case CompareFilter { Value: null } compare:
                return Values(resource, compare.Target).Count > 0 == (compare.Operator == FilterOperator.Ne);
            case CompareFilter compare:
                return Compared(resource, compare.Target).Any(value => Holds(value, compare));
            default:
                throw new ArgumentOutOfRangeException(nameof(filter));
        }
    }

    private static List<Node> Values(ComplexNode resource, AttributeTarget target)
    {
        var owner = target.Extension is null ? resource : resource.Complex(target.Extension.Id);
        var values = All(owner?[target.Attribute.Name]);
        return target.Sub is null ? values : [.. values.SelectMany(value => All(((ComplexNode)value)[target.Sub.Name]))];
    }

    /// <summary>The values that comparisons see: a value that does not say whether it is primary is not (RFC 7643 §2.4).</summary>
    private static List<Node> Compared(ComplexNode resource, AttributeTarget target)
    {
        if (target.Leaf.Name != "primary")
            return Values(resource, target);
        return target.Sub is null
            ? [resource["primary"] ?? FlagNode.False]
            : [.. Values(resource, target with { Sub = null }).Select(value => ((ComplexNode)value)["primary"] ?? FlagNode.False)];
    }

    private static List<Node> All(Node? node) => node switch
    {
        null => [],
        ListNode list => [.. list.Items],
        _ => [node],
    };

    private static bool Holds(Node value, CompareFilter compare)
    {
        switch (compare.Value)
        {
            case FlagValue flag:
                return Ordered(((FlagNode)value).Value.CompareTo(flag.Flag), compare.Operator);
            case InstantValue instant:
                var at = DateTimeOffset.Parse(((TextNode)value).Value, CultureInfo.InvariantCulture);
                return Ordered(at.UtcTicks.CompareTo(instant.Instant.UtcTicks), compare.Operator);
            case TextValue text:
                var (left, right) = (((TextNode)value).Value, text.Text);
                if (!compare.Target.Leaf.CaseExact)
                    (left, right) = (NameKey.Fold(left), NameKey.Fold(right));
                return compare.Operator switch
                {
                    FilterOperator.Co => left.Contains(right, StringComparison.Ordinal),
                    FilterOperator.Sw => left.StartsWith(right, StringComparison.Ordinal),
                    FilterOperator.Ew => left.EndsWith(right, StringComparison.Ordinal),
                    var op => Ordered(Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)), op),
                };
            default:
                throw new ArgumentOutOfRangeException(nameof(compare));
        }
    }

    private static bool Ordered(int order, FilterOperator op) => op switch
    {
        FilterOperator.Eq => order == 0,
        FilterOperator.Ne => order != 0,
        FilterOperator.Gt => order > 0,
        FilterOperator.Ge => order >= 0,
        FilterOperator.Lt => order < 0,
        FilterOperator.Le => order <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };
}

using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Filtering;

/// <summary>
/// Tests a filter in memory: on one value of a multi-valued attribute, as a PATCH path selects it, or on a whole resource.
/// </summary>
/// <param name="fold">The key by which strings with caseExact=false are compared.</param>
public sealed class FilterEvaluator(Func<string, string> fold)
{
    public bool Matches(Filter filter, ComplexNode subject) => filter switch
    {
        AndFilter and => Matches(and.Left, subject) && Matches(and.Right, subject),
        OrFilter or => Matches(or.Left, subject) || Matches(or.Right, subject),
        NeverFilter => false,
        NotFilter not => !Matches(not.Inner, subject),
        PresentFilter present => IsPresent(present.Target, subject),
        CompareFilter { Value: null } compare => IsPresent(compare.Target, subject) == (compare.Operator == FilterOperator.Ne),
        CompareFilter compare => ValuesOf(compare.Target, subject).Any(value => Satisfies(value, compare, compare.Value)),
        ElementFilter element => ValuesOf(element.Target, subject).OfType<ComplexNode>().Any(value => Matches(element.Inner, value)),
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    private static bool IsPresent(AttributeTarget target, ComplexNode subject) => ValuesOf(target, subject).Any(HasContent);

    private static IEnumerable<Node> ValuesOf(AttributeTarget target, ComplexNode subject)
    {
        var owner = target.Extension is { } extension ? subject.Complex(extension.Id) : subject;
        var values = Items(owner?[target.Attribute.Name]);
        return target.Sub is { } sub ? values.SelectMany(value => Items((value as ComplexNode)?[sub.Name])) : values;
    }

    private static IEnumerable<Node> Items(Node? node) => node switch
    {
        null => [],
        ListNode list => list.Items,
        _ => [node],
    };

    /// <remarks>RFC 7644 table 3, "pr": a non-empty value, or a complex value with a non-empty node in it.</remarks>
    private static bool HasContent(Node node) => node switch
    {
        TextNode text => text.Value.Length > 0,
        ComplexNode complex => complex.Any(attribute => HasContent(attribute.Value)),
        ListNode list => list.Items.Any(HasContent),
        _ => true,
    };

    private bool Satisfies(Node node, CompareFilter compare, FilterValue value) => (node, value) switch
    {
        (FlagNode flag, FlagValue wanted) => Holds(compare.Operator, flag.Value.CompareTo(wanted.Flag)),
        (NumberNode number, NumberValue wanted) => Holds(compare.Operator, number.Value.CompareTo(wanted.Number)),
        (TextNode text, InstantValue wanted) =>
            XsdDateTime.TryParse(text.Value, out var instant) && Holds(compare.Operator, instant.CompareTo(wanted.Instant)),
        (TextNode text, TextValue wanted) => compare.Target.Leaf.CaseExact
            ? Holds(compare.Operator, text.Value, wanted.Text)
            : Holds(compare.Operator, fold(text.Value), fold(wanted.Text)),
        _ => false,
    };

    private static bool Holds(FilterOperator op, string value, string wanted) => op switch
    {
        FilterOperator.Co => value.Contains(wanted, StringComparison.Ordinal),
        FilterOperator.Sw => value.StartsWith(wanted, StringComparison.Ordinal),
        FilterOperator.Ew => value.EndsWith(wanted, StringComparison.Ordinal),
        _ => Holds(op, CodePointOrder.Compare(value, wanted)),
    };

    private static bool Holds(FilterOperator op, int order) => op switch
    {
        FilterOperator.Eq => order == 0,
        FilterOperator.Ne => order != 0,
        FilterOperator.Gt => order > 0,
        FilterOperator.Ge => order >= 0,
        FilterOperator.Lt => order < 0,
        FilterOperator.Le => order <= 0,
        _ => false,
    };
}

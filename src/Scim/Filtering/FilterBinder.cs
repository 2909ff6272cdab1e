using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Filtering;

/// <summary>Looks up the attributes of a filter and gives its values their types.</summary>
/// <param name="find">The attribute a notation means here: in a whole resource, or among the sub-attributes of one value.</param>
/// <param name="ofOneValue">Whether the subject is one value of a multi-valued attribute.</param>
/// <param name="atRoot">Whether an attribute that is not found has no value; else it is an error.</param>
internal sealed class FilterBinder(Func<string, AttributeTarget?> find, Allowance allowance, bool ofOneValue, bool atRoot = false)
{
    public static Filter Bind(FilterSyntax syntax, ResourceType type, Allowance allowance) =>
        new FilterBinder(Finder(type, allowance), allowance, ofOneValue: false).Bind(syntax);

    /// <summary>For a query over several resource types (RFC 7644 §3.4.2.1).</summary>
    public static Filter BindAtRoot(FilterSyntax syntax, ResourceType type, Allowance allowance) =>
        new FilterBinder(Finder(type, allowance), allowance, ofOneValue: false, atRoot: true).Bind(syntax);

    /// <summary>The inside of a value path.</summary>
    public static Filter BindInside(FilterSyntax syntax, AttributeDefinition parent, Allowance allowance) =>
        new FilterBinder(name => parent.Sub(name) is { } sub ? new AttributeTarget(null, sub, null) : null, allowance, ofOneValue: true).Bind(syntax);

    private static Func<string, AttributeTarget?> Finder(ResourceType type, Allowance allowance) =>
        notation => AttributeNotation.Resolve(type, notation, allowance, Refusal.InvalidFilter);

    private Filter Bind(FilterSyntax syntax) => syntax switch
    {
        AndSyntax and => new AndFilter(Bind(and.Left), Bind(and.Right)),
        OrSyntax or => new OrFilter(Bind(or.Left), Bind(or.Right)),
        NotSyntax not => new NotFilter(Bind(not.Inner)),
        CompareSyntax { Literal: NullLiteral, Operator: FilterOperator.Eq } compare when IsForeign(compare.Notation) =>
            new NotFilter(new NeverFilter()),
        PresentSyntax { Notation: var notation } when IsForeign(notation) => new NeverFilter(),
        CompareSyntax { Notation: var notation } when IsForeign(notation) => new NeverFilter(),
        ElementSyntax { Notation: var notation } when IsForeign(notation) => new NeverFilter(),
        PresentSyntax present => new PresentFilter(Find(present.Notation)),
        CompareSyntax compare => BindCompare(compare),
        ElementSyntax element => BindElement(element),
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    private bool IsForeign(string notation) => atRoot && find(notation) is null;

    private AttributeTarget Find(string notation)
    {
        var target = find(notation) ?? throw Refused($"There is no attribute '{notation.Shortened()}' here.");
        if (target.Attribute.Returned == Returned.Never || target.Leaf.Returned == Returned.Never)
            throw new RefusedException(Refusal.Sensitive, $"'{target}' must not be used in a filter.");
        return target;
    }

    private Filter BindCompare(CompareSyntax compare)
    {
        var target = Find(compare.Notation);
        if (compare.Literal is NullLiteral)
            return BindNull(target, compare.Operator);

        target = ComparedIn(target);
        var value = FilterValues.Bind(compare.Literal, target, compare.Operator, allowance);
        return IsPrimary(target) && value == new FlagValue(compare.Operator == FilterOperator.Ne)
            ? NotPrimary(target)
            : new CompareFilter(target, compare.Operator, value);
    }

    private static Filter BindNull(AttributeTarget target, FilterOperator op)
    {
        if (!op.IsEquality())
            throw Refused($"'{op.Word()}' cannot compare with null; use eq or ne.");
        if (target.Leaf.Type != AttributeType.Complex)
            return new CompareFilter(target, op, null);
        var present = new PresentFilter(target);
        return op == FilterOperator.Ne ? present : new NotFilter(present);
    }

    /// <remarks>"emails co …" means emails.value in practice, and Entra sends "manager eq …".</remarks>
    private AttributeTarget ComparedIn(AttributeTarget target)
    {
        if (target.Leaf.Type != AttributeType.Complex)
            return target;
        if (target.Attribute.Sub("value") is { } value)
        {
            allowance.Use(
                Quirks.ComplexFilter, $"'{target}' was compared; read as {target}.value.",
                Refusal.InvalidFilter, $"'{target}' has sub-attributes: compare {target}.value.");
            return target with { Sub = value };
        }

        throw Refused($"'{target}' has sub-attributes; name the one to compare, such as {target}.{target.Leaf.SubAttributes[0].Name}.");
    }

    private Filter BindElement(ElementSyntax element)
    {
        var target = Find(element.Notation);
        if (target.Leaf.Type != AttributeType.Complex)
            throw Refused($"'{target}' has no sub-attributes that brackets could test.");
        if (element.Then is not null)
        {
            allowance.Use(
                Quirks.ComparedElements, $"a comparison followed the brackets of '{target}'; read as one inside them.",
                Refusal.InvalidFilter, $"Nothing may follow the brackets of '{target}': write the comparison inside them, after 'and'.");
        }

        var inner = element.Then is null ? element.Inner : new AndSyntax(element.Inner, element.Then);
        if (target.Attribute.MultiValued)
            return new ElementFilter(target, BindInside(inner, target.Attribute, allowance));

        // Of a single value brackets say no more than dots do, once it is there at all.
        var single = new FilterBinder(
            name => target.Attribute.Sub(name) is { } sub ? target with { Sub = sub } : null, allowance, ofOneValue: false);
        return new AndFilter(new PresentFilter(target), single.Bind(inner));
    }

    private bool IsPrimary(AttributeTarget target) =>
        target.Leaf is { Type: AttributeType.Boolean, Name: "primary" }
        && (ofOneValue || target is { Sub: not null, Attribute.MultiValued: true });

    /// <remarks>RFC 7643 §2.4: a value that does not say is not the primary one, so absent must satisfy "eq false".</remarks>
    private Filter NotPrimary(AttributeTarget target)
    {
        var inside = new AttributeTarget(null, target.Leaf, null);
        var not = new NotFilter(new CompareFilter(inside, FilterOperator.Eq, new FlagValue(true)));
        return ofOneValue ? not : new ElementFilter(target with { Sub = null }, not);
    }

    private static RefusedException Refused(string message) => new(Refusal.InvalidFilter, message);
}

using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Patching;

/// <summary>One complex value after a step; null when nothing is left of it.</summary>
internal static class ComplexChange
{
    /// <summary>RFC 7644 §3.5.2.1 and §3.5.2.3: what is named is set, the rest stays.</summary>
    public static ComplexNode? Of(PatchStep step, ComplexNode before)
    {
        if (ValueReader.Unassigns(step.Target, step.Value, step.Reading))
            return null;

        var named = ComplexReader.Named(step.Target, step.Value, step.Reading);
        var after = step.Op == PatchOp.Replace ? Kept(step, before, named) : before;
        foreach (var (sub, value) in named)
            after = With(step, after, step.Target with { Sub = sub }, value);
        return OrNothing(after);
    }

    /// <summary>What a replacement starts from: the interoperability profile keeps nothing of the old value but what clients cannot write.</summary>
    private static ComplexNode Kept(PatchStep step, ComplexNode before, IReadOnlyList<(AttributeDefinition Sub, Node? Value)> named)
    {
        var others = before.Where(part => Sub(part) is { Mutability: Mutability.ReadWrite } sub && named.All(one => one.Sub != sub)).ToArray();
        if (others.Length == 0)
            return before;
        if (!step.Reading.Allowance.Has(Quirks.PartialComplexReplace))
            return others.Aggregate(before, (left, part) => left.With(part.Key, null));
        step.Reading.Allowance.Note(Quirks.PartialComplexReplace, $"a replace of '{step.Target}' named only some of its sub-attributes; the others were kept.");
        return before;

        AttributeDefinition? Sub(KeyValuePair<string, Node> part) => step.Target.Leaf.Sub(part.Key);
    }

    public static ComplexNode? OfSub(PatchStep step, ComplexNode before)
    {
        var earlier = before[step.Target.Leaf.Name];
        var value = AttributeChange.OfPlain(step, earlier);
        if (step.Op == PatchOp.Remove && step.Target.Leaf.Required && earlier is not null && value is null)
            throw MutabilityRefusal.Of(step.Target);
        return OrNothing(With(step, before, step.Target, value));
    }

    private static ComplexNode With(PatchStep step, ComplexNode value, AttributeTarget target, Node? part)
    {
        var before = value[target.Leaf.Name];
        if (before is null ? part is null || IsNotPrimary(target, part) : before.Equals(part))
            return value;
        if (before is not null && target.Leaf.Mutability == Mutability.Immutable)
            throw MutabilityRefusal.Of(target);
        return value.With(target.Leaf.Name, part);
    }

    /// <summary>RFC 7643 §2.4: "primary" absent is false already, so that saying so changes nothing.</summary>
    private static bool IsNotPrimary(AttributeTarget target, Node part) =>
        target.Leaf.Name == Primary.Name && part.Equals(FlagNode.False);

    private static ComplexNode? OrNothing(ComplexNode value) => value.Count == 0 ? null : value;
}

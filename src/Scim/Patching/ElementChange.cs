using Rolecall.Scim.Documents;
using Rolecall.Scim.Filtering;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Patching;

/// <summary>A multi-valued attribute after a step on the values that a filter chooses, or on a sub-attribute of them all.</summary>
internal static class ElementChange
{
    private static readonly FilterEvaluator Evaluator = new(NameKey.Fold);

    public static Node? Of(PatchStep step, ListNode? before)
    {
        var values = (before?.Items ?? []).ToList<Node?>();
        var chosen = Enumerable.Range(0, values.Count).Where(i => IsChosen(step.Where, values[i])).ToHashSet();
        var changed = values.Select((value, i) => chosen.Contains(i) && value is ComplexNode one ? OfOne(step, one) : value).ToList();
        if (chosen.Count == 0)
        {
            if (!Creates(step))
                return before;
            chosen.Add(values.Count);
            values.Add(null);
            changed.Add(Made(step));
        }

        // Two values may have become one.
        return ListNode.OfAny([.. Primaries.Settle(step.Target, values, changed, chosen).OfType<Node>().Distinct()]);
    }

    private static bool IsChosen(Filter? where, Node? value) =>
        where is null || (value is ComplexNode complex && Evaluator.Matches(where, complex));

    /// <summary>
    /// RFC 7644 §3.5.2.3 refuses to replace what does not match. About add it is silent, and Entra builds addresses that way;
    /// so do keys inside a value, which name attributes to set, not a target that must exist.
    /// </summary>
    private static bool Creates(PatchStep step)
    {
        var whole = step.Target with { Sub = null };
        var replaces = step.Op == PatchOp.Replace && step.Where is not null && !step.IsNamedInValue;
        if (step.Op == PatchOp.Remove)
        {
            if (step.Where is not null)
                Use(Quirks.RepeatedRemoval, "nothing was removed", "look first whether it is there");
            return false;
        }

        // First of all, because what is refused is refused whatever its value is.
        if (replaces && !step.Reading.Allowance.Has(Quirks.ReplaceCreatesElement))
            Use(Quirks.ReplaceCreatesElement, "", "add the value first");
        if (ValueReader.Unassigns(step.Target, step.Value, step.Reading))
            return false;
        if (step.Where is not null)
            Use(replaces ? Quirks.ReplaceCreatesElement : Quirks.AddCreatesElement, "it was made from the filter", $"add it to '{whole}' without a filter");
        return true;

        void Use(Quirk quirk, string made, string instead) => step.Reading.Allowance.Use(
            quirk, $"no value of '{whole}' matched the filter in a path; {made}.",
            Refusal.NoTarget, $"No value of '{whole}' matches the filter in the path; {instead}.");
    }

    private static ComplexNode? Made(PatchStep step)
    {
        if (step.Where is null)
            return OfOne(step, ComplexNode.Empty);
        var made = OfOne(step, NewElement.From(step.Where, step.Target));
        // Else each repetition would make one more.
        return IsChosen(step.Where, made) ? made : throw NewElement.NoTarget(step.Target);
    }

    private static ComplexNode? OfOne(PatchStep step, ComplexNode value)
    {
        if (step.Target.Sub is not null)
            return ComplexChange.OfSub(step, value);
        return step.Op == PatchOp.Remove ? null : ComplexChange.Of(step, value);
    }
}

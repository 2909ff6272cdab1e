using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Patching;

/// <summary>The value of an attribute after a step.</summary>
internal static class AttributeChange
{
    public static Node? Of(PatchStep step, Node? before)
    {
        var (_, attribute, sub) = step.Target;
        if (attribute.MultiValued)
            return step.Where is null && sub is null ? ListChange.Of(step, before) : ElementChange.Of(step, before as ListNode);
        return sub is null ? OfPlain(step, before) : ComplexChange.OfSub(step, before as ComplexNode ?? ComplexNode.Empty);
    }

    /// <summary>Of a sub-attribute, or of an attribute that stands for itself.</summary>
    public static Node? OfPlain(PatchStep step, Node? before)
    {
        if (step.Target.Leaf.MultiValued)
            return ListChange.Of(step, before);
        if (step.Op == PatchOp.Remove)
            return null;
        return step.Target.Leaf.Type == AttributeType.Complex
            ? ComplexChange.Of(step, before as ComplexNode ?? ComplexNode.Empty)
            : ValueReader.Read(step.Target, step.Value, step.Reading);
    }
}

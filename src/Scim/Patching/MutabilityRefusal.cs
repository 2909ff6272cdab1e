using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Patching;

internal static class MutabilityRefusal
{
    public static RefusedException Of(AttributeTarget target) => new(Refusal.Mutability, target.Leaf.Mutability switch
    {
        Mutability.ReadOnly => $"'{target}' is read-only; leave it out.",
        Mutability.Immutable => $"'{target}' cannot be changed once it is set; remove the value that holds it and add another.",
        _ => $"'{target}' is required and cannot be removed; replace it instead.",
    });
}

using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Patching;

/// <summary>RFC 7644 §3.5.2: a value that becomes primary takes it from all others; absent is false.</summary>
internal static class Primaries
{
    public static Node Demoted(Node value) => value.IsPrimary() ? ((ComplexNode)value).With(Primary.Name, null) : value;

    /// <param name="before">The values as they were, place by place.</param>
    /// <param name="after">The same after the change; null is gone.</param>
    /// <param name="touched">The places that the change was about.</param>
    public static IEnumerable<Node?> Settle(
        AttributeTarget target, IReadOnlyList<Node?> before, IReadOnlyList<Node?> after, HashSet<int> touched)
    {
        if (!touched.Any(i => IsPrimary(after[i]) && !IsPrimary(before[i])))
            return after;
        if (touched.Count(i => IsPrimary(after[i])) > 1)
        {
            throw new RefusedException(
                Refusal.InvalidValue, $"Only one value of '{target with { Sub = null }}' can be primary, and the path matches several.");
        }

        return after.Select((value, i) => value is null || touched.Contains(i) ? value : Demoted(value));
    }

    private static bool IsPrimary(Node? value) => value is not null && value.IsPrimary();
}

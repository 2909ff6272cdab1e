using Rolecall.Scim.Documents;

namespace Rolecall.Scim.Patching;

/// <summary>When two values of an attribute are the same one: by "value", and by "type" where both have it (RFC 7643 §2.4).</summary>
internal static class ElementKey
{
    /// <summary>Values with different keys are never the same. Without "value", as in addresses, all but "primary" counts.</summary>
    public static Node Of(Node element) =>
        element is ComplexNode complex ? complex["value"] ?? complex.With(Primary.Name, null) : element;

    /// <summary>Of two values with one key.</summary>
    public static bool AreSame(Node element, Node other) =>
        element is not ComplexNode one || other is not ComplexNode two
        || one["type"] is not { } type || two["type"] is not { } otherType || type.Equals(otherType);
}

using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Documents;

public static class Keeping
{
    /// <summary>Whether a document ever holds the attribute. A password is checked and forgotten: what is not stored cannot leak.</summary>
    public static bool IsKept(this AttributeDefinition attribute) =>
        attribute.Mutability != Mutability.WriteOnly && attribute.Returned != Returned.Never;

    /// <summary>Whether clients, not the server, give the attribute its value.</summary>
    public static bool IsWritable(this AttributeDefinition attribute) => attribute.Mutability != Mutability.ReadOnly;
}

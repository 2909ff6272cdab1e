namespace Rolecall.Scim.Schemas;

/// <summary>An attribute notation (RFC 7644 §3.10) resolved against a resource type.</summary>
/// <param name="Extension">The extension the attribute belongs to; null for the base schema and the common attributes.</param>
/// <param name="Sub">The sub-attribute, when the notation names one.</param>
public sealed record AttributeTarget(Schema? Extension, AttributeDefinition Attribute, AttributeDefinition? Sub)
{
    /// <summary>The definition of the value that is meant: the sub-attribute when there is one.</summary>
    public AttributeDefinition Leaf => Sub ?? Attribute;

    /// <summary>The notation in canonical spelling.</summary>
    public override string ToString() =>
        (Extension is null ? "" : Extension.Id + ":") + Attribute.Name + (Sub is null ? "" : "." + Sub.Name);
}

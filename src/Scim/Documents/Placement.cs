using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Documents;

/// <summary>Where an attribute stands in a document: at the top, or under its extension's URI.</summary>
public static class Placement
{
    public static Node? Find(this ComplexNode document, AttributeTarget target) =>
        target.Extension is { } extension
            ? document.Complex(extension.Id)?[target.Attribute.Name]
            : document[target.Attribute.Name];

    /// <summary>Null takes the attribute away, and with its last attribute the extension.</summary>
    public static ComplexNode Place(this ComplexNode document, AttributeTarget target, Node? value)
    {
        if (target.Extension is not { } extension)
            return document.With(target.Attribute.Name, value);
        var data = (document.Complex(extension.Id) ?? ComplexNode.Empty).With(target.Attribute.Name, value);
        return document.With(extension.Id, data.Count == 0 ? null : data);
    }
}

using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Messages;

/// <summary>The names in "attributes" or "excludedAttributes", looked up; those that mean nothing are ignored.</summary>
internal sealed class ProjectionNames(string[] names, ResourceType type, bool only, Allowance allowance)
{
    public Selection Known()
    {
        var selection = new Selection();
        foreach (var name in names)
        {
            if (type.FindSchema(name) is { } schema)
                AddSchema(selection, schema);
            else if (AttributeNotation.Resolve(type, name, allowance, Refusal.InvalidValue) is { } target)
                selection.Add(Path(target));
        }

        if (only)
        {
            foreach (var (schema, _) in type.Extensions)
                AddAttributes(selection, schema, attribute => attribute.Returned == Returned.Always);
        }

        return selection;
    }

    /// <summary>What is named of a key that no schema knows: itself, or what follows it after ':' or '.'.</summary>
    public Selection? OfUnknown(string key)
    {
        Selection? found = null;
        foreach (var name in names)
        {
            if (!name.StartsWith(key, StringComparison.OrdinalIgnoreCase))
                continue;
            if (name.Length == key.Length)
                (found ??= new Selection()).Add();
            else if (name[key.Length] is ':' or '.')
                (found ??= new Selection()).Add(name[(key.Length + 1)..].Split('.'));
        }

        return found;
    }

    private void AddSchema(Selection selection, Schema schema)
    {
        if (ReferenceEquals(schema, type.Schema))
            AddAttributes(selection, schema, attribute => attribute.Returned != Returned.Request);
        else if (!only && schema.Attributes.Any(attribute => attribute.Returned == Returned.Always))
            AddAttributes(selection, schema, attribute => attribute.Returned != Returned.Always);
        else
            selection.Add(schema.Id);
    }

    private void AddAttributes(Selection selection, Schema schema, Func<AttributeDefinition, bool> which)
    {
        var extension = ReferenceEquals(schema, type.Schema) ? null : schema;
        foreach (var attribute in schema.Attributes.Where(which))
            selection.Add(Path(new AttributeTarget(extension, attribute, null)));
    }

    private static string[] Path(AttributeTarget target)
    {
        string?[] path = [target.Extension?.Id, target.Attribute.Name, target.Sub?.Name];
        return [.. path.OfType<string>()];
    }
}

using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Patching;

/// <summary>A path (RFC 7644 §3.5.2, figure 7) resolved against a resource type.</summary>
public abstract record PatchPath
{
    private PatchPath()
    {
    }

    /// <summary><c>attr</c>, <c>attr.sub</c>, <c>attr[filter]</c>, <c>attr[filter].sub</c>.</summary>
    /// <param name="Where">Chooses values of a multi-valued attribute; its targets are the sub-attributes.</param>
    public sealed record ToAttribute(AttributeTarget Target, Filter? Where) : PatchPath;

    /// <summary>The bare URI of a schema: all of its attributes.</summary>
    public sealed record ToSchema(Schema Schema) : PatchPath;

    /// <exception cref="RefusedException">InvalidPath, or InvalidFilter for what stands in brackets.</exception>
    public static PatchPath Parse(ResourceType type, string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open >= 0)
            return ParseValuePath(type, path, open);
        if (type.FindSchema(path) is { } schema)
            return new ToSchema(schema);
        return AttributeNotation.Resolve(type, path) is { } target
            ? new ToAttribute(target, null)
            : throw Invalid(path, $"names no attribute of {type.Name}");
    }

    /// <summary>The same; null when it is no path of the resource type.</summary>
    public static PatchPath? TryParse(ResourceType type, string path)
    {
        if (type.FindSchema(path) is { } schema)
            return new ToSchema(schema);
        return AttributeNotation.Resolve(type, path) is { } target ? new ToAttribute(target, null) : null;
    }

    private static ToAttribute ParseValuePath(ResourceType type, string path, int open)
    {
        if (AttributeNotation.Resolve(type, path[..open]) is not { } target)
            throw Invalid(path, $"names no attribute of {type.Name}");
        if (target is not { Sub: null, Attribute: { MultiValued: true, Type: AttributeType.Complex } })
            throw Invalid(path, $"has brackets, which only a multi-valued complex attribute can have; '{target}' is none");

        var close = Close(path, open);
        var inside = path[(open + 1)..close];
        // Indexes and JSONPath's [*] are no filters, broken or not.
        if (inside.All(c => char.IsAsciiDigit(c) || c is '*' or ' '))
            throw Invalid(path, "needs a filter in its brackets, such as [type eq \"work\"]");

        var where = FilterBinder.BindInside(FilterParser.ParseInside(inside), target.Attribute);
        return new ToAttribute(target with { Sub = Sub(path, target, path[(close + 1)..]) }, where);
    }

    private static AttributeDefinition? Sub(string path, AttributeTarget target, string rest)
    {
        if (rest.Length == 0)
            return null;
        return rest[0] == '.' && target.Attribute.Sub(rest[1..]) is { } sub
            ? sub
            : throw Invalid(path, $"must end after ']' or go on with '.' and a sub-attribute of '{target}'");
    }

    /// <summary>The bracket that closes, which no bracket inside a string is.</summary>
    private static int Close(string path, int open)
    {
        var inString = false;
        for (var i = open + 1; i < path.Length; i++)
        {
            if (path[i] == '"')
                inString = !inString;
            else if (path[i] == '\\' && inString)
                i++;
            else if (path[i] == ']' && !inString)
                return i;
        }

        throw Invalid(path, "has a '[' that is never closed");
    }

    private static RefusedException Invalid(string path, string why) =>
        new(Refusal.InvalidPath, $"The path '{path.Shortened()}' {why}.");
}

using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

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
    public static PatchPath Parse(ResourceType type, string path, Allowance allowance)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        if (open >= 0)
            return ParseValuePath(type, path, open, allowance);
        if (type.FindSchema(path) is { } schema)
        {
            allowance.Use(
                Quirks.SchemaPaths, $"the path {schema.Id} was read as all attributes of that schema.",
                Refusal.InvalidPath, $"The path '{schema.Id}' is a schema: write ':' and an attribute after it.");
            return new ToSchema(schema);
        }

        return AttributeNotation.Resolve(type, path, allowance, Refusal.InvalidPath) is { } target
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

    /// <summary>Whether what a path begins with, before any brackets, is no attribute of the type.</summary>
    public static bool NamesNothing(ResourceType type, string path)
    {
        var open = path.IndexOf('[', StringComparison.Ordinal);
        return TryParse(type, open < 0 ? path : path[..open]) is null;
    }

    private static ToAttribute ParseValuePath(ResourceType type, string path, int open, Allowance allowance)
    {
        if (AttributeNotation.Resolve(type, path[..open], allowance, Refusal.InvalidPath) is not { } target)
            throw Invalid(path, $"names no attribute of {type.Name}");
        if (target is not { Sub: null, Attribute: { MultiValued: true, Type: AttributeType.Complex } })
            throw Invalid(path, $"has brackets, which only a multi-valued complex attribute can have; '{target}' is none");

        var close = Close(path, open);
        var inside = path[(open + 1)..close];
        // Indexes and JSONPath's [*] are no filters, broken or not.
        if (inside.All(c => char.IsAsciiDigit(c) || c is '*' or ' '))
            throw Invalid(path, "needs a filter in its brackets, such as [type eq \"work\"]");

        var where = FilterBinder.BindInside(FilterParser.ParseInside(inside, allowance), target.Attribute, allowance);
        var sub = Sub(path, target, path[(close + 1)..]);
        if (sub is null)
        {
            allowance.Use(
                Quirks.WholeElementPaths, $"a path ended in the brackets of '{target}'; read as the whole values that match.",
                Refusal.InvalidPath, $"The path '{path.Shortened()}' must go on with '.' and a sub-attribute: to change whole values, replace '{target}'.");
        }

        return new ToAttribute(target with { Sub = sub }, where);
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

using Rolecall.Scim.Schemas;
using Rolecall.Storage.Filters;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Ordering;

/// <summary>Sorts by what only the <see cref="SearchDocument"/> holds, where texts are folded and times of one width already.</summary>
internal static class JsonOrder
{
    /// <param name="document">The expression that holds it.</param>
    public static OrderKey Of(string document, AttributeTarget target, Dialect dialect)
    {
        var path = JsonTerms.PathOf(target);
        string[] sub = target.Sub is { } name ? [name.Name] : [];
        return target.Attribute.MultiValued
            ? Key(FirstOf(document, path, target.Attribute, Value(dialect, "element.value", sub, target.Leaf), dialect), target.Leaf)
            : Key(Value(dialect, document, [.. path, .. sub], target.Leaf), target.Leaf);
    }

    /// <remarks>RFC 7644 §3.4.2.3: the primary value, else the first.</remarks>
    private static string FirstOf(
        string document, IReadOnlyList<string> path, AttributeDefinition attribute, string value, Dialect dialect)
    {
        var primary = attribute.Sub("primary") is { } flag
            ? $"coalesce({dialect.Read("element.value", [flag.Name], flag.Type)}, false) desc, "
            : "";
        return $"(select {value} from {dialect.Elements(document, path, "element")} order by {primary}{dialect.PlaceOf("element")} limit 1)";
    }

    private static string Value(Dialect dialect, string json, IReadOnlyList<string> path, AttributeDefinition leaf)
    {
        var value = dialect.Read(json, path, leaf.Type);
        return leaf.Type == AttributeType.Boolean ? $"case {value} when true then 1 when false then 0 end" : value;
    }

    private static OrderKey Key(string expression, AttributeDefinition leaf) =>
        new(expression, leaf.Type is AttributeType.Boolean or AttributeType.Integer or AttributeType.Decimal);
}

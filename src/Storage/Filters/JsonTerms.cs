using Rolecall.Scim.Filtering;
using Rolecall.Scim.Schemas;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Filters;

/// <summary>Terms on attributes that only the <see cref="SearchDocument"/> holds. What has no value is not in it at all.</summary>
/// <param name="document">The expression that holds it.</param>
internal sealed class JsonTerms(string document, Comparison comparison, Dialect dialect)
{
    private delegate string Test(string json, IReadOnlyList<string> path);

    public string Of(Filter term) => term switch
    {
        PresentFilter { Target.Sub: null } present => IsThere(document, PathOf(present.Target)),
        PresentFilter present => AnyValue(present.Target, (json, path) => IsThere(json, [.. path, present.Target.Leaf.Name])),
        CompareFilter { Target.Sub: null } compare => AnyValue(compare.Target, (json, path) => Compare(json, path, compare)),
        CompareFilter compare => AnyValue(compare.Target, (json, path) => CompareSub(json, path, compare)),
        ElementFilter element => AnyValue(
            element.Target, (json, path) => FilterTree.Condition(element.Inner, inner => Inside(json, path, inner))),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private string Inside(string json, IReadOnlyList<string> path, Filter term) => term switch
    {
        PresentFilter present => IsThere(json, [.. path, present.Target.Leaf.Name]),
        CompareFilter compare => CompareSub(json, path, compare),
        _ => throw new ArgumentOutOfRangeException(nameof(term)),
    };

    private string AnyValue(AttributeTarget target, Test test) => Any(document, PathOf(target), target.Attribute, "element", test);

    private string CompareSub(string json, IReadOnlyList<string> path, CompareFilter compare) =>
        Any(json, [.. path, compare.Target.Leaf.Name], compare.Target.Leaf, "part", (value, at) => Compare(value, at, compare));

    private string Any(string json, IReadOnlyList<string> path, AttributeDefinition definition, string alias, Test test) =>
        definition.MultiValued
            ? $"exists (select 1 from {dialect.Elements(json, path, alias)} where {test($"{alias}.value", [])})"
            : test(json, path);

    private string IsThere(string json, IReadOnlyList<string> path) => $"{dialect.Read(json, path, AttributeType.Complex)} is not null";

    private string Compare(string json, IReadOnlyList<string> path, CompareFilter compare)
    {
        var value = dialect.Read(json, path, compare.Target.Leaf.Type);
        // RFC 7643 §2.4: a value that does not say so is not the primary one.
        return comparison.Of(IsPrimary(compare.Target) ? $"coalesce({value}, false)" : value, compare);
    }

    private static bool IsPrimary(AttributeTarget target) => target.Leaf is { Name: "primary", Type: AttributeType.Boolean };

    /// <summary>Where the document has the attribute, whose sub-attributes stand inside its values.</summary>
    public static string[] PathOf(AttributeTarget target) =>
        target.Extension is { } extension ? [extension.Id, target.Attribute.Name] : [target.Attribute.Name];
}

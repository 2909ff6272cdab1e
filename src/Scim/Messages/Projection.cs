using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Messages;

/// <summary>Which attributes of a resource an answer shows (RFC 7644 §3.9).</summary>
/// <remarks>
/// returned=always stays and returned=never stays away whatever is asked. Objects and keys that no schema knows are shown
/// unless "attributes" leaves them out or "excludedAttributes" names them.
/// </remarks>
public sealed class Projection
{
    private readonly ProjectionNames names;
    private readonly ProjectionRule rule;
    private readonly Dictionary<string, AttributeDefinition> definitions = new(StringComparer.OrdinalIgnoreCase);

    private Projection(string[] names, ResourceType type, bool only, Allowance allowance)
    {
        this.names = new ProjectionNames(names, type, only, allowance);
        rule = new ProjectionRule(only, this.names.Known());
        foreach (var attribute in CommonAttributes.All.Concat(type.Schema.Attributes))
            definitions.TryAdd(attribute.Name, attribute);
        foreach (var (schema, _) in type.Extensions)
            definitions.TryAdd(schema.Id, AsAttribute(schema));
        IsWhole = names.Length == 0 && !definitions.Values.Any(HoldsBack);
    }

    /// <summary>Nothing was asked and nothing is held back: a resource may be sent as it is stored.</summary>
    /// <remarks>Attributes with returned=never do not count: they must not be in what is stored to be sent.</remarks>
    public bool IsWhole { get; }

    /// <param name="attributes">Names separated by commas, as in the query; the arrays of a .search body joined likewise.</param>
    /// <param name="allowance">Of the client; the usual one where there is none in particular.</param>
    /// <exception cref="RefusedException">InvalidValue: both were given.</exception>
    public static Projection Parse(string? attributes, string? excludedAttributes, ResourceType type, Allowance? allowance = null)
    {
        allowance ??= Allowance.Usual();
        var only = Split(attributes);
        var without = Split(excludedAttributes);
        if (only.Length > 0 && without.Length > 0)
            throw new RefusedException(Refusal.InvalidValue, "'attributes' and 'excludedAttributes' exclude each other; send one of them.");
        return only.Length > 0 ? new Projection(only, type, only: true, allowance) : new Projection(without, type, only: false, allowance);
    }

    /// <summary>Whether an attribute of the base schema may be shown at all: what is not need not be loaded.</summary>
    public bool Shows(AttributeDefinition attribute) => rule.RuleFor(attribute, rule.Names.Of(attribute.Name)) is not null;

    /// <param name="resource">As it would be sent if nothing had been asked, with schemas, id and meta.</param>
    public ComplexNode Apply(ComplexNode resource)
    {
        var shown = new List<KeyValuePair<string, Node>>(resource.Count);
        foreach (var (name, value) in resource)
        {
            var definition = definitions.GetValueOrDefault(name);
            var named = definition is null ? names.OfUnknown(name) : rule.Names.Of(name);
            if (rule.Apply(value, definition, named) is { } node)
                shown.Add(KeyValuePair.Create(name, node));
        }

        return ComplexNode.Of(shown);
    }

    // To a projection an extension is a complex attribute whose name is a URI.
    private static AttributeDefinition AsAttribute(Schema extension) =>
        new(extension.Id, extension.Description, AttributeType.Complex) { SubAttributes = extension.Attributes };

    private static bool HoldsBack(AttributeDefinition attribute) =>
        attribute.Returned == Returned.Request || attribute.SubAttributes.Any(HoldsBack);

    private static string[] Split(string? list) =>
        list?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

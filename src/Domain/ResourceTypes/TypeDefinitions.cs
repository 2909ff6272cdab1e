using Rolecall.Scim;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.ResourceTypes;

/// <summary>What a workspace defined for itself beside the schemas that every workspace has.</summary>
/// <param name="Schemas">In the order they were defined.</param>
/// <param name="Extensions">Its extensions of User and of Group, by the name of the type.</param>
/// <param name="Types">Resource types of its own, in the order they were defined.</param>
public sealed record TypeDefinitions(
    IReadOnlyList<Schema> Schemas,
    IReadOnlyDictionary<string, IReadOnlyList<ExtensionReference>> Extensions,
    IReadOnlyList<ResourceTypeDocument> Types)
{
    public static readonly TypeDefinitions None = new([], new Dictionary<string, IReadOnlyList<ExtensionReference>>(), []);

    public Schema? FindSchema(string uri) => Schemas.FirstOrDefault(schema => schema.Id.Equals(uri, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="RefusedException">NotFound.</exception>
    public Schema GetSchema(string uri) =>
        FindSchema(uri) ?? throw new RefusedException(Refusal.NotFound, "The workspace defined no such schema: GET …/schemas lists those it did.");

    public ResourceTypeDocument? FindType(string name) =>
        Types.FirstOrDefault(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<ExtensionReference> ExtensionsOf(string type) => Extensions.GetValueOrDefault(type, []);

    /// <summary>The same with one schema added, or put in the place of the one with its URI.</summary>
    public TypeDefinitions With(Schema schema) => this with { Schemas = Put(Schemas, schema, other => IsSame(other.Id, schema.Id)) };

    public TypeDefinitions Without(Schema schema) => this with { Schemas = [.. Schemas.Where(other => other != schema)] };

    /// <summary>The same with one type added, or put in the place of the one with its name.</summary>
    public TypeDefinitions With(ResourceTypeDocument type) => this with { Types = Put(Types, type, other => IsSame(other.Name, type.Name)) };

    public TypeDefinitions Without(ResourceTypeDocument type) => this with { Types = [.. Types.Where(other => other != type)] };

    public TypeDefinitions WithExtensions(string type, IReadOnlyList<ExtensionReference> extensions) => this with
    {
        Extensions = new Dictionary<string, IReadOnlyList<ExtensionReference>>(Extensions) { [type] = extensions },
    };

    /// <summary>The names of the types, User and Group included, that have the schema as base or extension.</summary>
    public IEnumerable<string> TypesWith(string schemaUri) =>
    [
        .. Extensions.Where(entry => entry.Value.Any(extension => IsSame(extension.SchemaUri, schemaUri))).Select(entry => entry.Key),
        .. Types.Where(type => IsSame(type.SchemaUri, schemaUri) || type.Extensions.Any(extension => IsSame(extension.SchemaUri, schemaUri)))
            .Select(type => type.Name),
    ];

    private static IReadOnlyList<T> Put<T>(IReadOnlyList<T> list, T item, Func<T, bool> isSame)
    {
        var at = list.ToList().FindIndex(other => isSame(other));
        return at < 0 ? [.. list, item] : [.. list.Take(at), item, .. list.Skip(at + 1)];
    }

    private static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

using System.Text.Json;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Schemas;

/// <summary>A resource type as RFC 7643 §6 writes it: schemas are named, not yet looked up.</summary>
/// <param name="Endpoint">With a leading slash, of one part: "/Devices".</param>
/// <param name="SchemaUri">Of the base schema.</param>
public sealed record ResourceTypeDocument(
    string Name, string Description, string Endpoint, string SchemaUri, IReadOnlyList<ExtensionReference> Extensions)
{
    private const int LongestName = 60;

    private static readonly string[] Known = ["schemas", "id", "name", "description", "endpoint", "schema", "schemaExtensions", "meta"];

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static ResourceTypeDocument Read(JsonElement json)
    {
        var members = new DefinitionReader(json, "The resource type", Known);
        var name = members.Text("name");
        if (!IsWord(name))
            throw members.Refused($"needs a 'name' of letters, digits, '-' and '_' that begins with a letter, and not '{name.Shortened()}'");
        if (members.FindText("id") is { } id && id != name)
            throw members.Refused("needs its name as 'id', or none");
        var endpoint = members.Text("endpoint");
        if (endpoint[0] != '/' || !IsWord(endpoint[1..]))
            throw members.Refused($"needs an 'endpoint' of one part, such as /{name}s, and not '{endpoint.Shortened()}'");
        return new ResourceTypeDocument(
            name, members.FindText("description") ?? name, endpoint, members.Text("schema"), ReadExtensions(members.List("schemaExtensions")));
    }

    /// <summary>The extensions alone, of a type that is not the workspace's to define.</summary>
    /// <exception cref="RefusedException">InvalidValue.</exception>
    public static IReadOnlyList<ExtensionReference> ReadExtensionsOf(JsonElement json) =>
        ReadExtensions(new DefinitionReader(json, "The resource type", Known).List("schemaExtensions"));

    /// <summary>Each schema once; none of them twice in another case.</summary>
    private static ExtensionReference[] ReadExtensions(IReadOnlyList<JsonElement> list)
    {
        var extensions = list.Select(ReadExtension).ToArray();
        return extensions.DistinctBy(extension => extension.SchemaUri, StringComparer.OrdinalIgnoreCase).Count() == extensions.Length
            ? extensions
            : throw new RefusedException(Refusal.InvalidValue, "'schemaExtensions' names a schema twice; name it once.");
    }

    private static ExtensionReference ReadExtension(JsonElement json)
    {
        var members = new DefinitionReader(json, "Each of 'schemaExtensions'", ["schema", "required"]);
        return new ExtensionReference(members.Text("schema"), members.FindFlag("required") ?? false);
    }

    private static bool IsWord(string text) =>
        text.Length is > 0 and <= LongestName && char.IsAsciiLetter(text[0]) && AttributeNotation.IsName(text);
}

/// <summary>An extension that a resource type names.</summary>
public sealed record ExtensionReference(string SchemaUri, bool Required);

using System.Buffers;
using System.Text.Json;
using Rolecall.Scim.Text;

namespace Rolecall.Scim.Schemas;

/// <summary>Reads a schema as RFC 7643 §7 writes it: what a workspace defines for itself, and what is in its store.</summary>
public static class SchemaDocument
{
    public const int MostAttributes = 200;

    private const int LongestUri = 200;

    private static readonly string[] Known = ["schemas", "id", "name", "description", "attributes", "meta"];

    private static readonly SearchValues<char> UriCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:.-_");

    /// <exception cref="RefusedException">InvalidValue, naming the attribute and what is wrong with it.</exception>
    public static Schema Read(JsonElement json)
    {
        var members = new DefinitionReader(json, "The schema", Known);
        var uri = members.Text("id");
        if (!IsUrn(uri))
        {
            throw members.Refused(
                $"needs a URN of letters, digits, ':', '.', '-' and '_' as 'id', such as urn:example:2.0:User, and not '{uri.Shortened()}'");
        }

        var attributes = members.List("attributes");
        if (attributes.Count is 0 or > MostAttributes)
            throw members.Refused($"needs from 1 to {MostAttributes} 'attributes'");
        AttributeDefinition[] read = [.. attributes.Select(attribute => AttributeReader.Read(attribute, "the schema"))];
        return AttributeReader.FirstTwice(read) is { } twice
            ? throw members.Refused($"has two attributes of the name '{twice}'")
            : new Schema(uri, members.Text("name"), members.FindText("description") ?? "", read);
    }

    /// <remarks>Names follow a schema's URI after a colon, so that none may end in one or hold an empty part.</remarks>
    private static bool IsUrn(string uri) =>
        uri.Length <= LongestUri
        && uri.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
        && !uri.AsSpan().ContainsAnyExcept(UriCharacters)
        && uri.Split(':') is { Length: >= 3 } parts
        && !parts.Contains("");
}

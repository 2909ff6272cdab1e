using System.Text.Json;
using Rolecall.Scim.Schemas;
using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Documents;

/// <summary>A client's resource, read.</summary>
/// <param name="Document">What the client may write, under canonical names; checked for types, not yet for what is required.</param>
/// <param name="Named">The attributes that were sent, null or not, in canonical notation without sub-attributes.</param>
/// <param name="Ignored">Names and schema URIs that the resource type does not know; each once, in no order that counts.</param>
/// <param name="Foreign">Those of them that "schemas" names.</param>
public sealed record ReadResource(
    ComplexNode Document, IReadOnlySet<string> Named, IReadOnlyList<string> Ignored, IReadOnlyCollection<string> Foreign);

/// <summary>Applies a resource type to what a client sent with POST or PUT (RFC 7644 §3.3, §3.5.1).</summary>
/// <remarks>Bodies have passed the JSON gate: names that differ in case only, and broken Unicode, are refused there.</remarks>
public static class ResourceReader
{
    private static readonly string[] ForeignUris = ["urn:ietf:params:scim:schemas:core:2.0:", "urn:ietf:params:scim:api:messages:"];

    /// <param name="allowance">Of the client; the usual one where there is none in particular.</param>
    /// <exception cref="RefusedException">InvalidSyntax, InvalidValue.</exception>
    public static ReadResource Read(ResourceType type, JsonElement body, Allowance? allowance = null)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new RefusedException(Refusal.InvalidSyntax, "The body must be a JSON object with the attributes of the resource.");

        var ignored = new HashSet<string>(StringComparer.Ordinal);
        var reading = new Reading(allowance ?? Allowance.Usual(), ignored);
        IReadOnlyCollection<string> foreign = [];
        var named = new HashSet<string>(StringComparer.Ordinal);
        var document = ComplexNode.Empty;
        foreach (var (target, json) in body.EnumerateObject().SelectMany(member => NamedAttributes.Of(type, member, reading)))
        {
            named.Add((target with { Sub = null }).ToString());
            if (ReferenceEquals(target.Attribute, CommonAttributes.Schemas))
                foreign = CheckSchemas(type, json, reading);
            else if (target.Attribute.IsWritable() && target.Leaf.IsWritable())
                document = Add(document, target, json, reading);
        }

        if (!named.Contains(CommonAttributes.Schemas.Name))
            UseMissingSchemas(type, reading.Allowance);
        ignored.UnionWith(foreign);
        return new ReadResource(document, named, [.. ignored], foreign);
    }

    /// <remarks>
    /// "schemas" may be missing, and may name what is not known here: clients list every schema they ever heard of. But one of the
    /// base schemas of RFC 7643 that is not this type's, or a message, means that the body was meant for something else.
    /// </remarks>
    /// <returns>Those that are not known.</returns>
    private static string[] CheckSchemas(ResourceType type, JsonElement json, Reading reading)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            UseMissingSchemas(type, reading.Allowance);
            return [];
        }

        if (json.ValueKind != JsonValueKind.Array || json.EnumerateArray().Any(uri => uri.ValueKind != JsonValueKind.String))
            throw new RefusedException(Refusal.InvalidSyntax, "'schemas' must be an array of schema URIs.");

        var uris = json.EnumerateArray().Select(uri => uri.GetString()).OfType<string>().ToArray();
        var unknown = Array.FindAll(uris, uri => type.FindSchema(uri) is null);
        if (Array.Find(unknown, IsOfSomethingElse) is { } other)
            throw new RefusedException(Refusal.InvalidSyntax, $"'{other.Shortened()}' in 'schemas' is no schema of {type.Name}; send {type.Schema.Id}.");
        if (!Array.Exists(uris, uri => ReferenceEquals(type.FindSchema(uri), type.Schema)))
            UseMissingSchemas(type, reading.Allowance);
        return unknown;
    }

    private static void UseMissingSchemas(ResourceType type, Allowance allowance) => allowance.Use(
        Quirks.MissingSchemas, $"\"schemas\" does not name {type.Schema.Id}; the body was read as a {type.Name}.",
        Refusal.InvalidSyntax, $"'schemas' must be an array that contains {type.Schema.Id}.");

    private static bool IsOfSomethingElse(string uri) =>
        !uri.Contains(':', StringComparison.Ordinal) || ForeignUris.Any(start => uri.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static ComplexNode Add(ComplexNode document, AttributeTarget target, JsonElement json, Reading reading)
    {
        if (target.Sub is not null && target.Attribute.MultiValued)
        {
            // "emails.value" at the top of a resource does not say which value is meant.
            reading.Ignore(target.ToString());
            return document;
        }

        if (ValueReader.Read(target, json, reading) is not { } value)
            return document;
        var whole = target.Sub is null ? value : ComplexNode.Empty.With(target.Sub.Name, value);
        return document.Place(target, Join(target, document.Find(target), whole));
    }

    /// <summary>"name" beside "name.givenName" makes one name; two different values for one attribute make none.</summary>
    private static Node Join(AttributeTarget target, Node? earlier, Node value)
    {
        if (earlier is null || earlier.Equals(value))
            return value;
        if (earlier is ComplexNode joined && value is ComplexNode more)
        {
            foreach (var (name, part) in more)
                joined = joined.With(name, Join(target, joined[name], part));
            return joined;
        }

        throw new RefusedException(Refusal.InvalidSyntax, $"'{target}' is given twice with different values; send it once.");
    }
}

using Rolecall.Scim.Text;
using Rolecall.Scim.Tolerances;

namespace Rolecall.Scim.Schemas;

/// <summary>Reads attribute notation (RFC 7644 §3.10): <c>attr</c>, <c>attr.sub</c>, <c>urn:…:attr.sub</c>; all parts without case.</summary>
public static class AttributeNotation
{
    /// <summary>The attribute that is meant, or null when the resource type has none of that name.</summary>
    /// <remarks>
    /// An extension attribute without its URI is found too when only one extension has it: Entra and others leave the URI out,
    /// and no base attribute is shadowed by it.
    /// </remarks>
    public static AttributeTarget? Resolve(ResourceType type, string notation)
    {
        foreach (var schema in type.Schemas)
        {
            if (notation.Length > schema.Id.Length + 1
                && notation[schema.Id.Length] == ':'
                && notation.StartsWith(schema.Id, StringComparison.OrdinalIgnoreCase))
            {
                var rest = notation[(schema.Id.Length + 1)..];
                return ReferenceEquals(schema, type.Schema)
                    ? InBase(type, rest)
                    : Within(schema, schema.Find, rest);
            }
        }

        return InBase(type, notation) ?? InOnlyExtension(type, notation);
    }

    /// <summary>The same for a client that may be held to writing the URI.</summary>
    /// <param name="refusal">Of the place where the notation stands.</param>
    /// <exception cref="RefusedException">The URI is missing, and the client is not allowed to leave it out.</exception>
    public static AttributeTarget? Resolve(ResourceType type, string notation, Allowance allowance, Refusal refusal)
    {
        if (Resolve(type, notation) is not { } target)
            return null;
        if (target.Extension is not null && !notation.Contains(':', StringComparison.Ordinal))
        {
            allowance.Use(
                Quirks.UnqualifiedExtension, $"'{notation.Shortened()}' was read as {target}.",
                refusal, $"'{notation.Shortened()}' is no attribute of {type.Name} by that name: write {target}.");
        }

        return target;
    }

    /// <summary>Letters, digits, '-', '_' after a letter or '$' (RFC 7643 §2.1).</summary>
    public static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || !(char.IsAsciiLetter(name[0]) || name[0] == '$'))
            return false;
        foreach (var c in name[1..])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
                return false;
        }

        return true;
    }

    private static AttributeTarget? InBase(ResourceType type, string notation) =>
        Within(null, name => Common(name) ?? type.Schema.Find(name), notation);

    private static AttributeDefinition? Common(string name) =>
        CommonAttributes.All.FirstOrDefault(attribute => attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static AttributeTarget? InOnlyExtension(ResourceType type, string notation)
    {
        var found = type.Extensions
            .Select(extension => Within(extension.Schema, extension.Schema.Find, notation))
            .OfType<AttributeTarget>()
            .Take(2)
            .ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static AttributeTarget? Within(Schema? extension, Func<string, AttributeDefinition?> find, string notation)
    {
        var dot = notation.IndexOf('.', StringComparison.Ordinal);
        if (find(dot < 0 ? notation : notation[..dot]) is not { } attribute)
            return null;
        if (dot < 0)
            return new AttributeTarget(extension, attribute, null);
        return attribute.Sub(notation[(dot + 1)..]) is { } sub ? new AttributeTarget(extension, attribute, sub) : null;
    }
}

using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Filtering;

internal static class FilterNotation
{
    /// <summary>Whether a word has the form of RFC 7644 Figure 1's attrPath: <c>[URI ":"] name ["." name]</c>.</summary>
    /// <remarks>A schema URI has dots and digits of its own, so that the name proper begins behind its last colon.</remarks>
    public static bool IsNotation(ReadOnlySpan<char> word)
    {
        var name = word.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) ? word[(word.LastIndexOf(':') + 1)..] : word;
        var dot = name.IndexOf('.');
        return dot < 0
            ? AttributeNotation.IsName(name)
            : AttributeNotation.IsName(name[..dot]) && AttributeNotation.IsName(name[(dot + 1)..]);
    }
}

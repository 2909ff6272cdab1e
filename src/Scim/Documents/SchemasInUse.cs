using Rolecall.Scim.Schemas;

namespace Rolecall.Scim.Documents;

/// <summary>The "schemas" of a document, derived and never stored: the base URI and every extension with data (RFC 7643 §3).</summary>
public static class SchemasInUse
{
    public static IReadOnlyList<string> Of(ResourceType type, ComplexNode document) =>
    [
        type.Schema.Id,
        .. type.Extensions.Select(extension => extension.Schema.Id).Where(uri => document.Complex(uri) is not null),
    ];
}

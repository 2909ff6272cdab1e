using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain;

/// <summary>
/// What a client sent about a resource, after the schema was applied. Kept in the two forms it is needed in, each made from the other
/// at first use: a tree to decide on, and JSON to send.
/// </summary>
public sealed class StoredDocument
{
    private readonly Lazy<ComplexNode> document;
    private readonly Lazy<ReadOnlyMemory<byte>> json;
    private readonly Lazy<IReadOnlyList<string>> extensionUris;

    private StoredDocument(
        ResourceType? type, Func<ComplexNode> document, Func<ReadOnlyMemory<byte>> json, Func<IReadOnlyList<string>> extensions)
    {
        Type = type;
        this.document = new(document);
        this.json = new(json);
        extensionUris = new(extensions);
    }

    /// <summary>What it was written by; null for one that was read from the store.</summary>
    public ResourceType? Type { get; }

    public ComplexNode Document => document.Value;

    /// <summary>The document as one JSON object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => json.Value;

    /// <summary>The URIs of the extensions that have data, for "schemas".</summary>
    public IReadOnlyList<string> ExtensionUris => extensionUris.Value;

    public static StoredDocument Of(ResourceType type, ComplexNode document) => new(
        type,
        () => document,
        () => DocumentJson.ToUtf8(document),
        () => [.. SchemasInUse.Of(type, document).Skip(1)]);

    public static StoredDocument Stored(ReadOnlyMemory<byte> json, IReadOnlyList<string> extensionUris) => new(
        null,
        () => DocumentJson.Read(json),
        () => json,
        () => extensionUris);
}

using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain;

/// <summary>
/// What a client sent about a resource, after the schema was applied. Kept in the two forms it is needed in, each made from the other
/// at first use: a tree to decide on, and JSON to send.
/// </summary>
public sealed class StoredDocument
{
    // Two threads may make the same at once: either will do.
    private ComplexNode? document;
    private Utf8? json;
    private IReadOnlyList<string>? extensionUris;

    private StoredDocument(ResourceType? type, ComplexNode? document, Utf8? json, IReadOnlyList<string>? extensionUris)
    {
        Type = type;
        this.document = document;
        this.json = json;
        this.extensionUris = extensionUris;
    }

    /// <summary>What it was written by; null for one that was read from the store.</summary>
    public ResourceType? Type { get; }

    public ComplexNode Document => document ??= DocumentJson.Read(json!.Bytes);

    /// <summary>The document as one JSON object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => (json ??= new Utf8(DocumentJson.ToUtf8(document!))).Bytes;

    /// <summary>The URIs of the extensions that have data, for "schemas".</summary>
    public IReadOnlyList<string> ExtensionUris => extensionUris ??= [.. SchemasInUse.Of(Type!, document!).Skip(1)];

    public static StoredDocument Of(ResourceType type, ComplexNode document) => new(type, document, null, null);

    public static StoredDocument Stored(ReadOnlyMemory<byte> json, IReadOnlyList<string> extensionUris) =>
        new(null, null, new Utf8(json), extensionUris);

    private sealed record Utf8(ReadOnlyMemory<byte> Bytes);
}

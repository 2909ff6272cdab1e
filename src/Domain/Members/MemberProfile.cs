using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Members;

/// <summary>
/// What the identity provider sent about a person: the only profile SCIM shows.
/// Holds neither id, meta, groups nor role attributes; those are put in at sending.
/// </summary>
public sealed class MemberProfile
{
    private readonly StoredDocument stored;

    private MemberProfile(StoredDocument stored) => this.stored = stored;

    /// <summary>What it was written by; null for one that was read from the store.</summary>
    public ResourceType? Type => stored.Type;

    public ComplexNode Document => stored.Document;

    /// <summary>The document as one JSON object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => stored.Json;

    /// <summary>The URIs of the extensions that have data, for "schemas".</summary>
    public IReadOnlyList<string> ExtensionUris => stored.ExtensionUris;

    public string UserName => Document.Text("userName")!;

    public string? ExternalId => Document.Text("externalId");

    public bool Active => Document.Flag("active") ?? false;

    /// <param name="type">The profile of the workspace.</param>
    public static MemberProfile Of(ResourceType type, ComplexNode document) => new(StoredDocument.Of(type, document));

    public static MemberProfile Stored(ReadOnlyMemory<byte> json, IReadOnlyList<string> extensionUris) =>
        new(StoredDocument.Stored(json, extensionUris));
}

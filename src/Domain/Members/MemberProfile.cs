using Rolecall.Scim.Documents;

namespace Rolecall.Domain.Members;

/// <summary>
/// What the identity provider sent about a person: the only profile SCIM shows.
/// Holds neither id, meta, groups nor role attributes; those are put in at sending.
/// </summary>
public sealed class MemberProfile
{
    private readonly StoredDocument stored;

    private MemberProfile(StoredDocument stored) => this.stored = stored;

    public ComplexNode Document => stored.Document;

    /// <summary>The document as one JSON object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => stored.Json;

    /// <summary>The URIs of the extensions that have data, for "schemas".</summary>
    public IReadOnlyList<string> ExtensionUris => stored.ExtensionUris;

    public string UserName => Document.Text("userName")!;

    public string? ExternalId => Document.Text("externalId");

    public bool Active => Document.Flag("active") ?? false;

    public static MemberProfile Of(ComplexNode document) => new(StoredDocument.Of(MemberSchemas.Profile, document));

    public static MemberProfile Stored(ReadOnlyMemory<byte> json, IReadOnlyList<string> extensionUris) =>
        new(StoredDocument.Stored(json, extensionUris));
}

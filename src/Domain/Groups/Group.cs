using System.Globalization;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Scim.Documents;
using Rolecall.Scim.Schemas;

namespace Rolecall.Domain.Groups;

/// <summary>A group's place in the store; unique in the installation. SCIM and the app know groups by <see cref="ScimId"/> alone.</summary>
public readonly record struct GroupNumber(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A team of members in one workspace; SCIM's Group. Membership is rows, never part of it.</summary>
/// <param name="ManagedBy">The connection whose identity provider pushes it.</param>
/// <param name="Members">How many members it has, inactive ones included.</param>
/// <param name="Version">Moves with each change of its own data or its membership; the ETag.</param>
public sealed record Group(
    GroupNumber Number,
    ScimId Id,
    GroupProfile Profile,
    ConnectionId? ManagedBy,
    long Members,
    long Version,
    DateTimeOffset Created,
    DateTimeOffset Modified);

/// <summary>What a client sent about a group, less its members.</summary>
public sealed class GroupProfile
{
    private readonly StoredDocument stored;

    private GroupProfile(StoredDocument stored) => this.stored = stored;

    /// <summary>What it was written by; null for one that was read from the store.</summary>
    public ResourceType? Type => stored.Type;

    public ComplexNode Document => stored.Document;

    /// <summary>The document as one JSON object, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json => stored.Json;

    /// <summary>The URIs of the extensions that have data, for "schemas".</summary>
    public IReadOnlyList<string> ExtensionUris => stored.ExtensionUris;

    public string DisplayName => Document.Text("displayName")!;

    /// <param name="type">The profile of the workspace.</param>
    public static GroupProfile Of(ResourceType type, ComplexNode document) => new(StoredDocument.Of(type, document));

    public static GroupProfile Stored(ReadOnlyMemory<byte> json, IReadOnlyList<string> extensionUris) =>
        new(StoredDocument.Stored(json, extensionUris));
}

/// <summary>One member of a group, as SCIM shows it.</summary>
/// <param name="Display">The display name, or the user name when there is none.</param>
public sealed record GroupMember(ScimId Id, string Display);

/// <summary>One group of a member, as SCIM shows it in "groups".</summary>
public sealed record MemberGroup(ScimId Id, string DisplayName);

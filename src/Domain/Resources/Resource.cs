using System.Globalization;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.Resources;

/// <summary>A resource's place in the store; unique in the installation. SCIM knows resources by <see cref="ScimId"/> alone.</summary>
public readonly record struct ResourceNumber(long Value)
{
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A resource of a type that the workspace defined itself (RFC 7643 §6).</summary>
/// <param name="Type">The name of its type.</param>
/// <param name="ManagedBy">The connection whose identity provider wrote it.</param>
/// <param name="Version">Moves with each change; the ETag.</param>
public sealed record Resource(
    ResourceNumber Number,
    string Type,
    ScimId Id,
    StoredDocument Profile,
    ConnectionId? ManagedBy,
    long Version,
    DateTimeOffset Created,
    DateTimeOffset Modified);

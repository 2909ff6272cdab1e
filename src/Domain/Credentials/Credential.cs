using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Credentials;

/// <summary>A secret as it is kept: its public handle and a hash, never the secret.</summary>
/// <param name="Handle">The part of the token that may be shown and logged.</param>
/// <param name="Hash">SHA-256 of the whole token: its 256 random bits need no slow hash (security.md §4.1).</param>
/// <param name="Connection">Of a SCIM token.</param>
/// <param name="Member">Of a personal key or owner link.</param>
/// <param name="Expires">When it stops by age.</param>
/// <param name="Ends">When it stops early: rotated, revoked or used up; null while none of these happened.</param>
/// <param name="LastUsed">Within a minute.</param>
public sealed record Credential(
    string Handle,
    TokenKind Kind,
    WorkspaceId Workspace,
    ReadOnlyMemory<byte> Hash,
    string Name,
    ConnectionId? Connection,
    MemberNumber? Member,
    DateTimeOffset Created,
    DateTimeOffset Expires,
    DateTimeOffset? Ends,
    DateTimeOffset? LastUsed)
{
    public bool IsLive(DateTimeOffset now) => now < Expires && (Ends is not { } ends || now < ends);
}

/// <summary>A credential with what the request it comes with needs to know, read in one go.</summary>
/// <param name="Connection">Of a SCIM token.</param>
/// <param name="MemberActive">Whether the person behind a personal key has access now.</param>
/// <param name="Role">The rank of the person behind a personal key.</param>
public sealed record FoundCredential(Credential Credential, Connection? Connection, bool MemberActive, BuiltInRole? Role)
{
    /// <summary>Whether the workspace requires an identity provider and the person behind a personal key has never come through it (design §4.1).</summary>
    public bool AwaitsSso { get; init; }
}

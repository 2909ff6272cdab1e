using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Accounts;

/// <summary>A browser that someone signed in with. It carries what was proven and no rights: those are looked up with each request (M9).</summary>
/// <param name="Handle">The part of its token that is the index; the hash is of the whole.</param>
/// <param name="Account">Who proved a password; null for whoever came through an identity provider.</param>
/// <param name="Only">The one workspace that it opens; null when it opens all of the account's.</param>
/// <param name="Connection">Through which it was proven.</param>
/// <param name="Subject">Who the identity provider said it is.</param>
/// <param name="Authenticated">When the person last proved who they are.</param>
/// <param name="Seen">Within a minute.</param>
public sealed record BrowserSession(
    string Handle,
    ReadOnlyMemory<byte> Hash,
    long? Account,
    WorkspaceId? Only,
    MemberNumber? Member,
    ConnectionId? Connection,
    string? Subject,
    SignInMethod Method,
    DateTimeOffset Created,
    DateTimeOffset Authenticated,
    DateTimeOffset Seen,
    DateTimeOffset Expires,
    string? Address,
    string? Agent)
{
    /// <summary>How long it lasts whatever happens; an identity provider may say less.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    public static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);

    /// <summary>For how long a proof counts where it matters most (security.md I-07).</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    public bool IsLive(DateTimeOffset now) => now < Expires && now - Seen < LongestIdle;

    public bool IsFresh(DateTimeOffset now) => now - Authenticated < Fresh;
}

/// <summary>What was proven, and how.</summary>
public enum SignInMethod
{
    Password,
    PasswordAndCode,
    Saml,
    Oidc,

    /// <summary>The link that the operator printed.</summary>
    OwnerLink,
}

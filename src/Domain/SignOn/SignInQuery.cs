using Rolecall.Domain.Connections;
using Rolecall.Domain.Members;

namespace Rolecall.Domain.SignOn;

/// <summary>Which attempts to read, newest first.</summary>
/// <param name="Before">An id: those before it.</param>
public sealed record SignInQuery(ConnectionId? Connection, MemberNumber? Member, string? Before, int Count)
{
    /// <summary>Without those that let somebody in.</summary>
    public bool RefusedOnly { get; init; }
}

/// <summary>How a member signs in.</summary>
public sealed record MemberSignOn(IReadOnlyList<SsoLink> Links, bool Bypasses);

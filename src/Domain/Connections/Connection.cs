using Rolecall.Domain.Clients;
using Rolecall.Domain.Roles;

namespace Rolecall.Domain.Connections;

public readonly record struct ConnectionId(int Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>M1: credentials exist only while a connection is enabled.</summary>
public enum ConnectionState
{
    /// <summary>The identity provider's settings are known; nobody has signed in through it.</summary>
    Configured,
    Enabled,

    /// <summary>Its SCIM tokens are answered 401 that says so.</summary>
    Disabled,
}

/// <summary>A workspace's link to one identity provider. At most one of a workspace is enabled.</summary>
/// <param name="Proven">Whether someone has signed in through it; one enabled by the operator is not yet proven.</param>
/// <param name="Places">Where its client puts role attributes; answers carry the current values there too.</param>
public sealed record Connection(
    ConnectionId Id,
    string Name,
    ConnectionState State,
    bool Proven,
    IdentityProvider Provider,
    IReadOnlyList<RolePlace> Places,
    DateTimeOffset Created)
{
    private static readonly IReadOnlyDictionary<string, bool> NoQuirks = new Dictionary<string, bool>();

    /// <summary>The profile of its client: which quirks are allowed for.</summary>
    public string Client { get; init; } = ClientProfiles.Generic;

    /// <summary>Quirks, by name, that are switched otherwise than the profile says.</summary>
    public IReadOnlyDictionary<string, bool> Quirks { get; init; } = NoQuirks;

    /// <summary>Whether and how roles are offered to its client.</summary>
    public EntitlementMode Entitlements { get; init; }
}

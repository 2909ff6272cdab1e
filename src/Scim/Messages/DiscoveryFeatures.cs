namespace Rolecall.Scim.Messages;

/// <summary>What this server offers beyond the obligatory (RFC 7643 §5); it must be what the server does.</summary>
/// <param name="BulkMaxOperations">0 where bulk is not offered.</param>
/// <param name="BulkMaxPayloadSize">In bytes.</param>
/// <param name="FilterMaxResults">The largest page.</param>
/// <param name="DefaultPageSize">The page when no count is asked.</param>
public sealed record DiscoveryFeatures(
    bool Patch, int BulkMaxOperations, int BulkMaxPayloadSize, int FilterMaxResults, int DefaultPageSize)
{
    public bool ChangePassword { get; init; }

    public bool Sort { get; init; }

    public bool ETag { get; init; }

    /// <summary>Whether requests are held to the SCIM interoperability profile (draft-zollner-scim-interop-profile).</summary>
    public bool InteropProfileConformant { get; init; }

    /// <summary>How long a cursor can be used (RFC 9865); null where pages are not offered by cursor.</summary>
    public TimeSpan? CursorTimeout { get; init; }

    /// <summary>Whether /Roles and /Entitlements are served as the draft on roles and entitlements has them, and said so.</summary>
    public bool RolesAndEntitlements { get; init; }

    public string? DocumentationUri { get; init; }
}

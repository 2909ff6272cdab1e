using Rolecall.Domain.Connections;

namespace Rolecall.Domain.SignOn;

/// <summary>A secret of a connection, under the master key.</summary>
/// <param name="Public">What may be shown of it: a certificate, base64 DER; null when nothing may.</param>
public sealed record ConnectionSecret(ConnectionId Connection, ConnectionSecretKind Kind, ReadOnlyMemory<byte> Sealed, string? Public, DateTimeOffset Made);

public enum ConnectionSecretKind
{
    OidcClientSecret,

    /// <summary>The key that requests to a SAML identity provider are signed with.</summary>
    SamlSigningKey,
}

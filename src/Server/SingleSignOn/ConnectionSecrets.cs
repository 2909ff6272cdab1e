using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Keys;

namespace Rolecall.Server.SingleSignOn;

/// <summary>Makes, seals and opens what a connection keeps secret.</summary>
internal sealed class ConnectionSecrets(IDirectories directories, MasterKey key, TimeProvider clock)
{
    private const int KeyBits = 2048;
    private const int LongestSecret = 1_000;
    private const int YearsOfCertificate = 10;

    /// <exception cref="RefusedException">InvalidValue: no client secret looks so (RFC 6749 appendix A.2).</exception>
    public static void CheckClientSecret(string clientSecret)
    {
        if (clientSecret is not { Length: > 0 and <= LongestSecret } || clientSecret.Any(c => c is < ' ' or > '~'))
            throw new RefusedException(Refusal.InvalidValue, $"The client secret must be 1 to {LongestSecret} printable characters, as the identity provider shows it.");
    }

    /// <exception cref="RefusedException">InvalidValue.</exception>
    public ConnectionSecret Seal(WorkspaceId workspace, ConnectionId connection, string clientSecret)
    {
        CheckClientSecret(clientSecret);
        return new ConnectionSecret(
            connection, ConnectionSecretKind.OidcClientSecret,
            key.Seal(Purpose(ConnectionSecretKind.OidcClientSecret), Row(workspace, connection), Encoding.UTF8.GetBytes(clientSecret)), null, clock.GetUtcNow());
    }

    /// <summary>A new key that requests are signed with, and its certificate, which counts for its key alone.</summary>
    public ConnectionSecret NewSigningKey(WorkspaceId workspace, ConnectionId connection)
    {
        using var rsa = RSA.Create(KeyBits);
        var now = clock.GetUtcNow();
        using var certificate = new CertificateRequest($"CN=Rolecall {workspace}-{connection}", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddYears(YearsOfCertificate));
        return new ConnectionSecret(
            connection, ConnectionSecretKind.SamlSigningKey,
            key.Seal(Purpose(ConnectionSecretKind.SamlSigningKey), Row(workspace, connection), rsa.ExportPkcs8PrivateKey()),
            Convert.ToBase64String(certificate.RawData), now);
    }

    /// <returns>Null when there is none: a public client.</returns>
    public async Task<string?> FindClientSecretAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken ct) =>
        await OpenAsync(workspace, connection, ConnectionSecretKind.OidcClientSecret, ct) is { } secret ? Encoding.UTF8.GetString(secret) : null;

    /// <returns>Null when there is none; to be disposed of.</returns>
    public async Task<RSA?> FindSigningKeyAsync(WorkspaceId workspace, ConnectionId connection, CancellationToken ct)
    {
        if (await OpenAsync(workspace, connection, ConnectionSecretKind.SamlSigningKey, ct) is not { } secret)
            return null;
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(secret, out _);
        return rsa;
    }

    private async Task<byte[]?> OpenAsync(WorkspaceId workspace, ConnectionId connection, ConnectionSecretKind kind, CancellationToken ct) =>
        await directories.SignOn(workspace).FindSecretAsync(connection, kind, ct) is { } secret
            ? key.Open(Purpose(kind), Row(workspace, connection), secret.Sealed.Span)
            : null;

    private static string Purpose(ConnectionSecretKind kind) => $"connection-{kind}";

    private static string Row(WorkspaceId workspace, ConnectionId connection) => $"{workspace}/{connection}";
}

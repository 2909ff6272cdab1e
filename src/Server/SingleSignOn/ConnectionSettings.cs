using Rolecall.Domain;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.SingleSignOn;

/// <summary>Gives connections the settings of their identity providers together with the secrets that these want.</summary>
internal sealed class ConnectionSettings(IDirectories directories, ProviderSettings provider, ConnectionSecrets secrets, ConfigureConnection configure)
{
    public ProviderSettings Provider => provider;

    /// <param name="settings">Null leaves them.</param>
    /// <param name="signs">Whether requests are signed; null leaves it.</param>
    /// <param name="clientSecret">Null leaves it.</param>
    /// <exception cref="RefusedException">Forbidden, NotFound, InvalidValue, Conflict.</exception>
    public async Task<Connection> SetAsync(
        Caller caller, ConnectionId id, IdentityProvider? settings, bool? signs, string? clientSecret, CancellationToken ct)
    {
        var before = (await directories.Open(caller.Workspace).ReadWorkspaceAsync(ct)).Connections.FirstOrDefault(connection => connection.Id == id)?.Provider
            ?? throw new RefusedException(Refusal.NotFound, "There is no such connection in this workspace.");
        var after = settings ?? before;
        if (after is SamlProvider saml)
            after = saml with { SignsRequests = signs ?? before is SamlProvider { SignsRequests: true } };
        else if (signs is not null)
            throw new RefusedException(Refusal.InvalidValue, "Only requests to a SAML identity provider are signed.");
        if (clientSecret is not null && after is not OidcProvider)
            throw new RefusedException(Refusal.InvalidValue, "Only OpenID Connect has a client secret.");

        List<ConnectionSecret> kept = clientSecret is null ? [] : [secrets.Seal(caller.Workspace, id, clientSecret)];
        if (after is SamlProvider { SignsRequests: true }
            && await directories.SignOn(caller.Workspace).FindSecretAsync(id, ConnectionSecretKind.SamlSigningKey, ct) is null)
        {
            kept.Add(secrets.NewSigningKey(caller.Workspace, id));
        }

        return await configure.RunAsync(caller, id, after == before ? null : after, kept, ct);
    }

    /// <summary>Of a connection that was just made.</summary>
    /// <exception cref="RefusedException">Forbidden, InvalidValue.</exception>
    public async Task<Connection> KeepSecretAsync(Caller caller, Connection connection, string? clientSecret, CancellationToken ct) =>
        clientSecret is null ? connection : await SetAsync(caller, connection.Id, null, null, clientSecret, ct);
}

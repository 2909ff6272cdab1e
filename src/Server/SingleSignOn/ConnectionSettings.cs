using Rolecall.Domain;
using Rolecall.Domain.Clients;
using Rolecall.Domain.Connections;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;
using Rolecall.Server.Egress;

namespace Rolecall.Server.SingleSignOn;

/// <summary>Gives connections the settings of their identity providers together with the secrets that these want.</summary>
internal sealed class ConnectionSettings(
    IDirectories directories, ProviderSettings provider, ConnectionSecrets secrets, AddConnection add, ChangeConnection change)
{
    public ProviderSettings Provider => provider;

    /// <param name="client">The client profile; null for the generic one.</param>
    /// <param name="clientSecret">Null for none.</param>
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, Conflict.</exception>
    public Task<Connection> AddAsync(Caller caller, string name, IdentityProvider settings, string? client, string? clientSecret, CancellationToken ct)
    {
        CheckTakesSecret(settings, clientSecret);
        Func<ConnectionId, ConnectionSecret>? seal = clientSecret is null ? null : id => secrets.Seal(caller.Workspace, id, clientSecret);
        return add.RunAsync(caller, new NewConnection(name, settings, client ?? ClientProfiles.Generic, seal), ct);
    }

    /// <inheritdoc cref="ChangeAsync"/>
    public Task<Connection> SetAsync(
        Caller caller, ConnectionId id, IdentityProvider? settings, bool? signs, string? clientSecret, CancellationToken ct) =>
        ChangeAsync(caller, id, new ConnectionChange { Provider = settings }, signs, clientSecret, ct);

    /// <param name="signs">Whether requests are signed; null leaves it.</param>
    /// <param name="clientSecret">Null leaves it.</param>
    /// <exception cref="RefusedException">Forbidden, NotFound, InvalidValue, Uniqueness, Conflict; then nothing of it is done.</exception>
    public async Task<Connection> ChangeAsync(
        Caller caller, ConnectionId id, ConnectionChange wanted, bool? signs, string? clientSecret, CancellationToken ct)
    {
        var before = (await directories.Open(caller.Workspace).ReadWorkspaceAsync(ct)).Connections.FirstOrDefault(connection => connection.Id == id)?.Provider
            ?? throw new RefusedException(Refusal.NotFound, "There is no such connection in this workspace.");
        var after = wanted.Provider ?? before;
        if (after is SamlProvider saml)
            after = saml with { SignsRequests = signs ?? before is SamlProvider { SignsRequests: true } };
        else if (signs is not null)
            throw new RefusedException(Refusal.InvalidValue, "Only requests to a SAML identity provider are signed.");
        CheckTakesSecret(after, clientSecret);

        List<ConnectionSecret> kept = clientSecret is null ? [] : [secrets.Seal(caller.Workspace, id, clientSecret)];
        if (after is SamlProvider { SignsRequests: true }
            && await directories.SignOn(caller.Workspace).FindSecretAsync(id, ConnectionSecretKind.SamlSigningKey, ct) is null)
        {
            kept.Add(secrets.NewSigningKey(caller.Workspace, id));
        }

        return await change.RunAsync(caller, id, wanted with { Provider = after == before ? null : after, Secrets = kept }, ct);
    }

    private static void CheckTakesSecret(IdentityProvider settings, string? clientSecret)
    {
        if (clientSecret is not null && settings is not OidcProvider)
            throw new RefusedException(Refusal.InvalidValue, "Only OpenID Connect has a client secret.");
    }
}

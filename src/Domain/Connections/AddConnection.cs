using Rolecall.Domain.Clients;
using Rolecall.Domain.Roles;
using Rolecall.Domain.SignOn;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Connections;

/// <param name="Client">Its client profile.</param>
/// <param name="Secret">What the identity provider wants to be told, sealed for the connection's number; null for none.</param>
public sealed record NewConnection(string Name, IdentityProvider Provider, string Client = ClientProfiles.Generic, Func<ConnectionId, ConnectionSecret>? Secret = null);

/// <summary>Keeps an identity provider's settings. Nothing comes of them before someone signs in through it (M1).</summary>
public sealed class AddConnection(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, Conflict.</exception>
    public async Task<Connection> RunAsync(Caller caller, NewConnection added, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageSso);
        ClientProfiles.Check(added.Client);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Connection> Decide(WorkspaceContext context)
        {
            ConnectionRules.CheckName(added.Name, context.Connections);
            if (context.Connections.Count >= ConnectionRules.Most)
                throw new RefusedException(Refusal.Conflict, $"A workspace has at most {ConnectionRules.Most} connections.");

            var connection = new Connection(
                context.NewConnection(), added.Name, ConnectionState.Configured, Proven: false, added.Provider, [], clock.GetUtcNow())
            {
                Client = added.Client,
            };
            var commit = new WorkspaceCommit { Connections = [connection], Secrets = added.Secret is { } seal ? [seal(connection.Id)] : [] };
            return new(ConnectionRules.Happened("connection.added", connection).On(commit), connection);
        }
    }
}

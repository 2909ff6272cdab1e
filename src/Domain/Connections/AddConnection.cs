using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Connections;

/// <summary>Keeps an identity provider's settings. Nothing comes of them before someone signs in through it (M1).</summary>
public sealed class AddConnection(IDirectories directories, TimeProvider clock)
{
    /// <exception cref="RefusedException">Forbidden, InvalidValue, Uniqueness, Conflict.</exception>
    public async Task<Connection> RunAsync(Caller caller, string name, IdentityProvider provider, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageSso);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Connection> Decide(WorkspaceContext context)
        {
            ConnectionRules.CheckName(name, context.Connections);
            if (context.Connections.Count >= ConnectionRules.Most)
                throw new RefusedException(Refusal.Conflict, $"A workspace has at most {ConnectionRules.Most} connections.");

            var connection = new Connection(
                context.NewConnection(), name, ConnectionState.Configured, Proven: false, provider, [], clock.GetUtcNow());
            return new(ConnectionRules.Happened("connection.added", connection).On(new WorkspaceCommit { Connections = [connection] }), connection);
        }
    }
}

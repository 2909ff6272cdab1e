using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Connections;

/// <summary>Suspends a connection: nobody signs in through it, and its SCIM tokens are answered 401 that says so.</summary>
public sealed class DisableConnection(IDirectories directories)
{
    /// <exception cref="RefusedException">Forbidden, NotFound, Conflict.</exception>
    public async Task<Connection> RunAsync(Caller caller, ConnectionId id, CancellationToken ct)
    {
        var directory = directories.Open(caller.Workspace);
        (await Authority.OfAsync(directory, caller, ct)).Require(Permissions.ManageSso);
        return await directory.WriteWorkspaceAsync(caller, Decide, ct);

        WorkspaceCommit<Connection> Decide(WorkspaceContext context)
        {
            var connection = ConnectionRules.Find(context, id);
            if (connection.State == ConnectionState.Disabled)
                return new(new WorkspaceCommit(), connection);

            // So that "disabled" always means "was enabled once", which is what lets it be enabled again.
            if (connection.State == ConnectionState.Configured)
                throw new RefusedException(Refusal.Conflict, "The connection was never enabled, so there is nothing to disable.");

            var disabled = connection with { State = ConnectionState.Disabled };
            return new(ConnectionRules.Happened("connection.disabled", disabled).On(new WorkspaceCommit { Connections = [disabled] }), disabled);
        }
    }
}

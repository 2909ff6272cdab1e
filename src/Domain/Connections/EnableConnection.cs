using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Scim;

namespace Rolecall.Domain.Connections;

/// <summary>Brings a suspended connection back. The one it replaces is suspended, and its tokens with it.</summary>
public sealed class EnableConnection(IDirectories directories)
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
            if (connection.State == ConnectionState.Enabled)
                return new(new WorkspaceCommit(), connection);
            if (connection.State == ConnectionState.Configured)
                throw new RefusedException(Refusal.Conflict, "This connection has not been tried yet: sign in once through it, and it is enabled.");

            var enabled = connection with { State = ConnectionState.Enabled };
            var replaced = ConnectionRules.Replaced(context.Connections, id);
            var commit = replaced.Aggregate(
                new WorkspaceCommit { Connections = [.. replaced, enabled] },
                (so, other) => ConnectionRules.Happened("connection.disabled", other).On(so));
            return new(ConnectionRules.Happened("connection.enabled", enabled).On(commit), enabled);
        }
    }
}

using System.Collections.Concurrent;
using Rolecall.Domain.Connections;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Storage.Sqlite;

/// <summary>What every decision in a workspace needs and what seldom changes.</summary>
internal sealed record Settings(long Stamp, Behaviour Behaviour, RoleBook Roles, IReadOnlyList<Connection> Connections);

/// <summary>Settings as they were read last; good as long as the workspace's row carries the same stamp.</summary>
internal sealed class SettingsCache
{
    private const int MostWorkspaces = 10_000;

    private readonly ConcurrentDictionary<WorkspaceId, Settings> known = new();

    /// <summary>In the transaction that read <paramref name="row"/>.</summary>
    public Settings Read(SqliteSession session, WorkspaceRow row)
    {
        if (known.TryGetValue(row.Workspace, out var settings) && settings.Stamp == row.Settings)
            return settings;
        if (known.Count >= MostWorkspaces)
            known.Clear();
        return known[row.Workspace] = new Settings(
            row.Settings,
            StoredJson.Behaviour(row.Behaviour),
            new RoleBook(RoleRows.All(session, row.Workspace)),
            ConnectionRows.All(session, row.Workspace));
    }

    /// <summary>After a rollback: the stamp that was taken back will be given to other settings.</summary>
    public void Clear() => known.Clear();
}

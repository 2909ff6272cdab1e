using System.Collections.Concurrent;
using Rolecall.Domain.Connections;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Roles;
using Rolecall.Domain.Workspaces;
using Rolecall.Storage.Sessions;

namespace Rolecall.Storage.Rows;

/// <summary>What every decision in a workspace needs and what seldom changes.</summary>
internal sealed record Settings(
    long Stamp, Behaviour Behaviour, RoleBook Roles, IReadOnlyList<Connection> Connections, WorkspaceTypes Types, GroupRoleBook GroupRoles)
{
    public WorkspaceView Of(WorkspaceRow row) => new(row.With(this), Roles, Connections, Types) { GroupRoles = GroupRoles };
}

/// <summary>Settings as they were read last; good as long as the workspace's row carries the same stamp.</summary>
internal sealed class SettingsCache
{
    private const int MostWorkspaces = 10_000;

    private readonly ConcurrentDictionary<WorkspaceId, Settings> known = new();

    public Places Places { get; } = new();

    /// <summary>Null when others are known, or none.</summary>
    public Settings? Find(WorkspaceId workspace, long? stamp) =>
        known.TryGetValue(workspace, out var settings) && settings.Stamp == stamp ? settings : null;

    /// <summary>In the transaction that read <paramref name="row"/>.</summary>
    public Settings Read(Session session, WorkspaceRow row)
    {
        if (Find(row.Workspace, row.Settings) is { } settings)
            return settings;
        if (known.Count >= MostWorkspaces)
            known.Clear();
        var behaviour = StoredJson.Behaviour(row.Behaviour);
        var roles = new RoleBook(RoleRows.All(session, row.Workspace));
        return known[row.Workspace] = new Settings(
            row.Settings,
            behaviour,
            roles,
            ConnectionRows.All(session, row.Workspace),
            Types(session, row),
            new GroupRoleBook(GroupRoleRows.All(session, row.Workspace), behaviour, roles));
    }

    private static WorkspaceTypes Types(Session session, WorkspaceRow row) =>
        row.Types == 0 ? WorkspaceTypes.BuiltIn : WorkspaceTypes.Of(TypeRows.All(session, row.Workspace), row.Types);

    /// <summary>After a rollback: the stamp that was taken back will be given to other settings.</summary>
    public void Clear() => known.Clear();
}

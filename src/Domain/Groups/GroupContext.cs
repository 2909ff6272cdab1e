using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Groups;

/// <summary>All that a decision about one group may depend on, read inside its transaction. Its members are not: they may be many.</summary>
public sealed record GroupContext
{
    public required Workspace Workspace { get; init; }

    public required IReadOnlyList<Connection> Connections { get; init; }

    public required WorkspaceTypes Types { get; init; }

    /// <summary>The group that was addressed; null when there is none, and for a new one.</summary>
    public required Group? Group { get; init; }

    /// <summary>Whether another group has a display name with this key.</summary>
    public required Func<string, GroupNumber?, bool> IsTaken { get; init; }

    /// <summary>Whether another group has a value, by its key, in an attribute that must be unique.</summary>
    public required Func<UniqueValue, GroupNumber?, bool> IsValueTaken { get; init; }

    /// <summary>A group, there or not, before and after a run.</summary>
    public Func<long, GroupNumber, GroupAround> Around { get; init; } =
        (_, _) => new GroupAround(new Around<GroupImage>(null, null, Changed: false), []);

    /// <summary>A number for a new group, unique in the installation.</summary>
    public required Func<GroupNumber> NewNumber { get; init; }

    public Connection? Find(ConnectionId? id) => Connections.FirstOrDefault(connection => connection.Id == id);
}

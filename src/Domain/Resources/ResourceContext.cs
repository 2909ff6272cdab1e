using Rolecall.Domain.Connections;
using Rolecall.Domain.Provisioning.Undoing;
using Rolecall.Domain.ResourceTypes;
using Rolecall.Domain.Workspaces;

namespace Rolecall.Domain.Resources;

/// <summary>All that a decision about one resource may depend on, read inside its transaction.</summary>
public sealed record ResourceContext
{
    public required Workspace Workspace { get; init; }

    public required IReadOnlyList<Connection> Connections { get; init; }

    public required WorkspaceTypes Types { get; init; }

    /// <summary>The resource that was addressed; null when there is none, and for a new one.</summary>
    public required Resource? Resource { get; init; }

    /// <summary>Whether another resource has a value, by its key, in an attribute that must be unique.</summary>
    public required Func<UniqueValue, ResourceNumber?, bool> IsValueTaken { get; init; }

    /// <summary>A resource, there or not, before and after a run.</summary>
    public Func<long, ResourceNumber, Around<ResourceImage>> Around { get; init; } =
        (_, _) => new Around<ResourceImage>(null, null, Changed: false);

    /// <summary>A number for a new resource, unique in the installation.</summary>
    public required Func<ResourceNumber> NewNumber { get; init; }

    public Connection? Find(ConnectionId? id) => Connections.FirstOrDefault(connection => connection.Id == id);
}
